/**
 * The Model Context Protocol, every revision that is served, over HTTP and stdio. The payloads' shapes are the MCP SDK's records; the
 * envelope, the dispatch and the transports are ours, because SDK 2.1.0 does not speak 2026-07-28. Nothing outside this
 * package sees the SDK or Jackson, so that a later SDK replaces this room alone.
 *
 * <p>A message's way: {@code MessageReader} makes a {@code Message} of bytes; {@code Eras} picks the generation of the
 * protocol that it speaks; the {@code Era} checks the envelope and hands the request to a {@code Feature}; its result
 * goes back through the era. {@code HttpEndpoint} and {@code StdioServer} are the two ends of that way.
 */
package io.kestramcp.mcp;
