package io.kestramcp.tool;

/**
 * What a client may assume of a tool (MCP tool annotations). Truthful, but hints only: nothing is decided on them here.
 *
 * @param readOnly changes nothing
 * @param destructive may overwrite, end or delete what is there
 * @param idempotent a second call with the same arguments changes nothing more
 * @param openWorld reaches beyond Kestra
 */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}
