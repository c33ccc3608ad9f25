package io.kestramcp.mcp;

import java.util.UUID;
import org.slf4j.Logger;

/** A failure of ours: the stack goes to the log, a name to find it there goes to the client. */
final class Incident {
    private Incident() {}

    /** Logs, and returns the name. */
    static String log(Logger log, String what, Throwable cause) {
        String name = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} (incident {})", what, name, cause);
        return name;
    }

    /** Logs, and returns what the client is told. */
    static ProtocolException problem(Logger log, String what, Throwable cause) {
        return ProtocolException.internal(
                200, "The gateway failed; its log says more under incident " + log(log, what, cause) + ".");
    }
}
