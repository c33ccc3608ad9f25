package io.kestramcp.config;

/**
 * What is logged.
 *
 * @param level the least level that is written
 * @param json whether each line is a JSON object
 */
public record LogSettings(Level level, boolean json) {
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
