package io.kestramcp.mcp;

import io.kestramcp.tool.Reply;

/** Kestra cannot be asked now where something belongs: the caller is told so, as with any call. */
final class LookupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    LookupFailed(Reply reply) {
        super("lookup failed");
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
