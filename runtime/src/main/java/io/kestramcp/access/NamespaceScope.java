package io.kestramcp.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The namespaces for which something is granted. Immutable.
 *
 * @param everywhere whether it is granted without regard to namespaces; then there are no patterns
 * @param patterns otherwise: where
 */
record NamespaceScope(boolean everywhere, Set<NamespacePattern> patterns) {
    static final NamespaceScope EVERYWHERE = new NamespaceScope(true, Set.of());
    static final NamespaceScope NOWHERE = new NamespaceScope(false, Set.of());

    NamespaceScope {
        patterns = Set.copyOf(patterns);
    }

    // By hand, as of ApiLine: the first decision would wait for Java's.

    @Override
    public boolean equals(Object other) {
        return other instanceof NamespaceScope scope
                && everywhere == scope.everywhere
                && patterns.equals(scope.patterns);
    }

    @Override
    public int hashCode() {
        return 31 * patterns.hashCode() + Boolean.hashCode(everywhere);
    }

    static NamespaceScope of(List<NamespacePattern> patterns) {
        return new NamespaceScope(false, Set.copyOf(patterns));
    }

    /** What either grants. */
    NamespaceScope or(NamespaceScope other) {
        if (everywhere || other.everywhere) {
            return EVERYWHERE;
        }
        Set<NamespacePattern> both = new LinkedHashSet<>(patterns);
        both.addAll(other.patterns);
        return new NamespaceScope(false, both);
    }

    boolean holds(String namespace) {
        return everywhere
                || (NamespacePattern.isNamespace(namespace)
                        && patterns.stream().anyMatch(pattern -> pattern.holds(namespace)));
    }

    boolean holdsTree(String namespace) {
        return everywhere
                || (NamespacePattern.isNamespace(namespace)
                        && patterns.stream().anyMatch(pattern -> pattern.holdsTree(namespace)));
    }

    /** Namespaces that are granted, enough of them that scopes which overlap have one in common. */
    Stream<String> examples() {
        return patterns.stream().map(NamespacePattern::example);
    }

    /** In words, for the caller: he may know what he was granted. */
    String told() {
        return everywhere
                ? "every namespace"
                : patterns.stream().map(NamespacePattern::toString).sorted().collect(Collectors.joining(", "));
    }
}
