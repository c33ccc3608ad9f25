package io.kestramcp.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is served. The names are not checked here: the catalogue knows which exist.
 *
 * @param toolsets names of toolsets; {@code core} is the everyday selection, {@code all} is every one
 * @param disabled names of tools or toolsets that are never served
 * @param readOnly serve only tools that change nothing
 * @param noDestructive serve no tool that can overwrite, end or delete
 * @param confirm which calls a person must confirm
 */
public record ToolSettings(
        Set<String> toolsets, Set<String> disabled, boolean readOnly, boolean noDestructive, Confirm confirm) {
    /** Which calls a person must confirm. */
    public enum Confirm {
        /** Those that may change many things at once. */
        BULK,
        /** These, and every one that can overwrite, end or delete. */
        DESTRUCTIVE,
        /** None. */
        NEVER
    }

    /** Keeps unmodifiable copies, in the order given. */
    public ToolSettings {
        toolsets = Collections.unmodifiableSet(new LinkedHashSet<>(toolsets));
        disabled = Collections.unmodifiableSet(new LinkedHashSet<>(disabled));
    }
}
