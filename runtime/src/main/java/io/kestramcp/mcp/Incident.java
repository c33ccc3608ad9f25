package io.kestramcp.mcp;

import org.slf4j.Logger;

/** A failure of ours: the stack goes to the log; the client is told that it is there, and finds it by the request's name. */
final class Incident {
    private Incident() {}

    /** Logs, and returns what the client is told. */
    static ProtocolException problem(Logger log, String what, Throwable cause) {
        log.error("{}", what, cause);
        return ProtocolException.internal(200, "The gateway failed; its log says more under the request's id.");
    }
}
