package io.kestramcp.tool;

/** The namespaces of which a caller may learn something through a tool. */
@FunctionalInterface
public interface Namespaces {
    /** Every namespace. */
    Namespaces ALL = namespace -> true;

    /** Whether this one is among them. */
    boolean hold(String namespace);
}
