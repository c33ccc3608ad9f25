package io.kestramcp.mcp;

/** Tells the client what goes on in its request. Thread-safe. */
@FunctionalInterface
public interface ClientLog {
    /** Nobody listens. */
    ClientLog NONE = (level, message) -> {};

    /** Sends the message, unless the client did not ask for messages of that level. */
    void log(Level level, String message);

    /** How grave, from the least to the most (RFC 5424, section 6.2.1). */
    enum Level {
        /** For developers. */
        DEBUG,
        /** All is well. */
        INFO,
        /** Worth knowing. */
        NOTICE,
        /** May go wrong. */
        WARNING,
        /** Went wrong. */
        ERROR,
        /** A part has failed. */
        CRITICAL,
        /** Somebody must act at once. */
        ALERT,
        /** Nothing works. */
        EMERGENCY
    }
}
