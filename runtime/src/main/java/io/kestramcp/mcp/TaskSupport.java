package io.kestramcp.mcp;

/** Whether a call of a tool may go on as a task. */
public enum TaskSupport {
    /** Never. */
    FORBIDDEN,
    /** When the client can have it so. */
    OPTIONAL,
    /** It cannot be called otherwise. */
    REQUIRED
}
