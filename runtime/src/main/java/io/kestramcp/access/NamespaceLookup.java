package io.kestramcp.access;

import java.util.Optional;

/** Finds where something belongs that is known by an id, before a caller of limited scope may do anything with it. */
@FunctionalInterface
public interface NamespaceLookup {
    /** What an id can be of. */
    enum Kind {
        EXECUTION,
        APP
    }

    /**
     * The namespace that it is in; empty when Kestra has no such thing, or does not say.
     *
     * @param id as the caller gave it; not checked yet
     */
    Optional<String> namespaceOf(Kind kind, String id);
}
