package io.kestramcp.sandbox.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which operations the sandbox serves: a handler by operation id. Where an operation lives on a line, and whether the
 * line has it, is told by the line's table.
 */
public final class Handlers {
    private final Map<String, Handler> handlers = new HashMap<>();

    /** Serves an operation; returns itself, so that a group of operations reads as a table. */
    public Handlers serve(String operationId, Handler handler) {
        if (handlers.put(operationId, handler) != null) {
            throw new IllegalArgumentException("Two handlers for " + operationId);
        }
        return this;
    }

    /** The handler of an operation; empty when the sandbox does not serve it. */
    public Optional<Handler> of(String operationId) {
        return Optional.ofNullable(handlers.get(operationId));
    }
}
