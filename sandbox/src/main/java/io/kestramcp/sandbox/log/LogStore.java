package io.kestramcp.sandbox.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every log line, oldest first. Guarded by the sandbox's lock. */
public final class LogStore {
    private final List<LogEntry> entries = new ArrayList<>();

    /** Adds a line. */
    public void add(LogEntry entry) {
        entries.add(entry);
    }

    /** All lines. */
    public List<LogEntry> all() {
        return List.copyOf(entries);
    }

    /** The lines of an execution; empty when nobody knows it. */
    public List<LogEntry> of(String executionId) {
        return entries.stream()
                .filter(entry -> entry.executionId().equals(executionId))
                .toList();
    }

    /** Forgets the lines of an execution. */
    public void remove(String executionId) {
        remove(executionId, entry -> true);
    }

    /** Forgets some lines of an execution. */
    void remove(String executionId, Predicate<LogEntry> unwanted) {
        entries.removeIf(entry -> entry.executionId().equals(executionId) && unwanted.test(entry));
    }
}
