package io.kestramcp.sandbox.log;

/** How grave a log line is, the least grave first. */
public enum LogLevel {
    /** Finest. */
    TRACE,
    /** Fine. */
    DEBUG,
    /** Normal. */
    INFO,
    /** Doubtful. */
    WARN,
    /** Wrong. */
    ERROR;

    /**
     * The level of a name, with the real server's complaint for any other.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static LogLevel of(String name) {
        for (LogLevel level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        throw new IllegalArgumentException("No enum constant org.slf4j.event.Level." + name);
    }
}
