package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;

/** Lists that are short enough for one page. */
final class OnePage {
    private OnePage() {}

    /** Refuses a request for a further page: there was no cursor to ask with. */
    static void check(Request request, String what) throws ProtocolException {
        if (request.params().hasNonNull("cursor")) {
            throw ProtocolException.invalidParams("Unknown cursor: the list of " + what + " has one page.");
        }
    }
}
