package io.kestramcp.config;

/**
 * What is logged.
 *
 * @param level the least level that is written
 */
public record LogSettings(Level level) {
    /** The levels, as the logging library names them. */
    public enum Level {
        /** Everything. */
        TRACE,
        /** For finding a fault. */
        DEBUG,
        /** The course of things. */
        INFO,
        /** What should be looked at. */
        WARN,
        /** What failed. */
        ERROR,
        /** Nothing. */
        OFF
    }
}
