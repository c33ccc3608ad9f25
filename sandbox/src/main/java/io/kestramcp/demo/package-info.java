/**
 * The demo: a stand-in Kestra, the real gateway as a process of its own, and a short story told through real MCP calls.
 * Sees the gateway only through its protocol.
 */
package io.kestramcp.demo;
