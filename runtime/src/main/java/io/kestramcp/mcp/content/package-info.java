/**
 * Kestra's own content as resources, prompts and completion: what {@code offer.json} declares, each read by the tools that
 * callers may use anyway.
 */
package io.kestramcp.mcp.content;
