package io.kestramcp.sandbox.execution;

import io.kestramcp.sandbox.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every execution, oldest first. Guarded by the sandbox's lock. */
public final class ExecutionStore {
    private final Map<String, Execution> executions = new LinkedHashMap<>();

    /** Adds one. */
    void add(Execution execution) {
        executions.put(execution.id(), execution);
    }

    /** Forgets one. */
    void remove(Execution execution) {
        executions.remove(execution.id());
    }

    /** Whether it is still known. */
    boolean has(Execution execution) {
        return executions.containsKey(execution.id());
    }

    /** One by its id. */
    public Optional<Execution> find(String id) {
        return Optional.ofNullable(executions.get(id));
    }

    /** One by its id; 404 without a detail when there is none. */
    public Execution require(String id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /** All, oldest first. */
    public List<Execution> all() {
        return List.copyOf(executions.values());
    }
}
