package io.kestramcp.access;

import java.util.Optional;

/** Finds where an execution belongs, before a caller of limited scope may do anything with it. */
@FunctionalInterface
public interface ExecutionLookup {
    /**
     * The execution's namespace; empty when Kestra has no such execution, or does not say.
     *
     * @param executionId as the caller gave it; not checked yet
     */
    Optional<String> namespaceOf(String executionId);
}
