package io.kestramcp.access;

import java.util.regex.Pattern;

/**
 * Some namespaces: {@code company.team} is that one alone, {@code company.team.*} are those one level below it, {@code
 * company.team.**} is itself and everything below. Compared segment by segment and letter by letter: {@code company.team}
 * has nothing to do with {@code company.teamX}.
 *
 * @param base the namespace that is named
 * @param extent how far it reaches from there
 */
record NamespacePattern(String base, Extent extent) {
    enum Extent {
        ITSELF,
        CHILDREN,
        SUBTREE
    }

    /** What Kestra takes for a namespace; anything else is in no scope, so that no odd spelling gets around one. */
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

    /** A segment that no operator has a reason to name: stands for "any child". */
    private static final String ANY_CHILD = ".any-child-0";

    /** @throws IllegalArgumentException saying what a pattern looks like */
    static NamespacePattern parse(String text) {
        Extent extent = text.endsWith(".**") ? Extent.SUBTREE : text.endsWith(".*") ? Extent.CHILDREN : Extent.ITSELF;
        String base =
                switch (extent) {
                    case ITSELF -> text;
                    case CHILDREN -> text.substring(0, text.length() - ".*".length());
                    case SUBTREE -> text.substring(0, text.length() - ".**".length());
                };
        if (!isNamespace(base)) {
            throw new IllegalArgumentException(
                    "must be a namespace such as company.team, or company.team.* (one level below), or company.team.**"
                            + " (itself and all below)");
        }
        return new NamespacePattern(base, extent);
    }

    static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /** Whether this one namespace is meant. */
    boolean holds(String namespace) {
        return switch (extent) {
            case ITSELF -> namespace.equals(base);
            case CHILDREN -> isBelow(namespace) && namespace.indexOf('.', base.length() + 1) < 0;
            case SUBTREE -> holdsTree(namespace);
        };
    }

    /** Whether this namespace and whatever is or comes to be below it is meant. */
    boolean holdsTree(String namespace) {
        return extent == Extent.SUBTREE && (namespace.equals(base) || isBelow(namespace));
    }

    /** One namespace that is meant, and that any pattern overlapping with this one from above also means. */
    String example() {
        return extent == Extent.CHILDREN ? base + ANY_CHILD : base;
    }

    private boolean isBelow(String namespace) {
        return namespace.startsWith(base + ".");
    }

    @Override
    public String toString() {
        return switch (extent) {
            case ITSELF -> base;
            case CHILDREN -> base + ".*";
            case SUBTREE -> base + ".**";
        };
    }
}
