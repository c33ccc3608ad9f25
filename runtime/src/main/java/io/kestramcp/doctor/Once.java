package io.kestramcp.doctor;

import java.util.Optional;

/** Something that is found out when it is first needed, once; a failure is not kept. Thread-safe. */
public final class Once<T> {
    private final Source<? extends T> source;
    private Optional<T> found = Optional.empty();

    /** Finds it out when it is asked. */
    public Once(Source<? extends T> source) {
        this.source = source;
    }

    /** Where it comes from. */
    @FunctionalInterface
    public interface Source<T> {
        /** Finds it out. */
        T get() throws Exception;
    }

    /** What it is. */
    public synchronized T get() throws Exception {
        if (found.isEmpty()) {
            found = Optional.of(source.get());
        }
        return found.get();
    }

    /** What it is, if it was found out. */
    public synchronized Optional<T> known() {
        return found;
    }
}
