package io.kestramcp.http;

import java.util.List;

/** Whether the gateway can do its work. Thread-safe; answers within a few seconds. */
@FunctionalInterface
public interface Readiness {
    /** What is needed, and whether it is there. */
    List<Check> checks();

    /**
     * One thing that is needed.
     *
     * @param name what, such as {@code kestra}
     * @param ready whether it is there
     * @param detail a sentence for the operator, without secrets: anybody who reaches the port can read it
     */
    record Check(String name, boolean ready, String detail) {}
}
