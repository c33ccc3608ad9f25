package io.kestramcp.mcp;

import io.kestramcp.outage.Outage;
import org.slf4j.Logger;

/** A failure of ours: the stack goes to the log; the client is told that it is there, and finds it by the request's name. */
final class Incident {
    private Incident() {}

    /** Logs, and returns what the client is told. */
    static ProtocolException problem(Logger log, String what, Throwable cause) {
        if (cause instanceof Outage outage) {
            log.warn("{}: {}", what, cause.getMessage(), cause);
            return ProtocolException.outage(
                    "The gateway cannot reach its store now. If this was to change something, look first whether it did.",
                    outage.retryAfter());
        }
        log.error("{}", what, cause);
        return ProtocolException.crashed("The gateway failed; its log says more under the request's id.");
    }
}
