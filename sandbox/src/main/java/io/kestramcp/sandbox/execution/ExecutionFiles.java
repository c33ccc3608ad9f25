package io.kestramcp.sandbox.execution;

import io.kestramcp.sandbox.http.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files that executions were given or made, by their {@code kestra:///} URI. Guarded by the sandbox's lock. */
public final class ExecutionFiles {
    private final Map<String, Bytes> files = new HashMap<>();

    /** Keeps a file. */
    void put(String uri, Bytes content) {
        files.put(uri, content);
    }

    /** A file by its URI. */
    Optional<Bytes> find(String uri) {
        return Optional.ofNullable(files.get(uri));
    }
}
