package io.kestramcp.access;

import io.kestramcp.identity.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The grants of callers by one policy, worked out once for each identity: they hang on nothing else. A new token is a new
 * identity, for its claims may differ. Callers who are granted the same share it. Thread-safe.
 */
final class KnownGrants {
    /** Most identities that are remembered; with more, all are forgotten and worked out again. */
    static final int MOST_CALLERS = 1024;
    /** Likewise of what they hold: each takes some tens of kilobytes. */
    static final int MOST_GRANTS = 128;

    private final Function<Identity, Map<String, NamespaceScope>> granted;
    private final Map<Identity, Optional<Grants>> byCaller = new ConcurrentHashMap<>();
    private final Map<Map<String, NamespaceScope>, Grants> distinct = new ConcurrentHashMap<>();

    /** @param granted works out where a caller holds each permission */
    KnownGrants(Function<Identity, Map<String, NamespaceScope>> granted) {
        this.granted = granted;
    }

    Grants of(Identity caller) {
        Optional<Grants> known = byCaller.getOrDefault(caller, Optional.empty());
        return known.isPresent() ? known.get() : remember(caller);
    }

    private Grants remember(Identity caller) {
        if (byCaller.size() >= MOST_CALLERS || distinct.size() >= MOST_GRANTS) {
            byCaller.clear();
            distinct.clear();
        }
        Grants grants = distinct.computeIfAbsent(granted.apply(caller), Grants::new);
        byCaller.put(caller, Optional.of(grants));
        return grants;
    }
}
