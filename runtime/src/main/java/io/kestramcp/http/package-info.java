/**
 * The HTTP server: Jetty, put together from core handlers. Checks what is true of every request (host, origin, size,
 * media types), serves health, and hands MCP's POSTs to {@code mcp}. No servlets: nothing here needs them.
 */
package io.kestramcp.http;
