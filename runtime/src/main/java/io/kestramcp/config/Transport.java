package io.kestramcp.config;

/** How assistants connect. */
public enum Transport {
    /** Streamable HTTP. */
    HTTP,
    /** Standard input and output of this process. */
    STDIO
}
