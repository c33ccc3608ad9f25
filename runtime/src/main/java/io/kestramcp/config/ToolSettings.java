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
 */
public record ToolSettings(Set<String> toolsets, Set<String> disabled, boolean readOnly, boolean noDestructive) {
    /** Keeps unmodifiable copies, in the order given. */
    public ToolSettings {
        toolsets = Collections.unmodifiableSet(new LinkedHashSet<>(toolsets));
        disabled = Collections.unmodifiableSet(new LinkedHashSet<>(disabled));
    }
}
