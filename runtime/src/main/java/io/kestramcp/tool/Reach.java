package io.kestramcp.tool;

import java.util.Locale;

/**
 * How a tool's arguments tell which namespaces a call touches, by the word that the manifest has for it. What a form does
 * not cover is refused to callers whose grants name namespaces.
 */
public enum Reach {
    /** Nothing of any namespace: what Kestra publishes for everybody. */
    NOTHING,
    /** Exactly what {@code namespace} names. Of what lies elsewhere the tool tells no more than that it does. */
    NAMESPACE,
    /** What {@code namespace} names and all below, or else exactly {@code only_in}; without them everything. */
    TREE,
    /** The namespace in the YAML {@code source}. */
    SOURCE,
    /**
     * The namespace of the execution {@code execution_id}; {@code uri}, where there is one, must be a file of it, for in
     * Kestra's storage are those of all executions.
     */
    EXECUTION,
    /** Likewise, when {@code cascade} is false; else that of any. */
    CASCADE,
    /** The namespaces of {@code execution_ids}, or of the search {@code filter}, which is as for {@link #TREE}. */
    EXECUTIONS,
    /** The namespace of the app {@code app_uid}, and the one in {@code source} where that is given. */
    APP,
    /** The whole instance or tenant, or what no argument tells. */
    INSTANCE;

    /** @throws IllegalArgumentException for a word that the manifest cannot have */
    static Reach of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
