package io.kestramcp.contract.change;

import java.util.Optional;
import java.util.Set;

/**
 * A key of the manifest that settles a change.
 *
 * @param line the API line below which it stands; absent: it is a key of the whole tool
 * @param section the key: {@code params}, {@code filters}, {@code keep} and so on
 * @param entry what could stand there: {@code name: value} in a section of several names, else the value; empty: what stands
 *     there must go
 */
public record Remedy(Optional<String> line, String section, String entry) {
    private static final Set<String> OF_NAMES = Set.of("params", "filters", "otherwise");

    /** The way to the key, such as {@code "2.1".params.flowId}. */
    public String key() {
        String name = ofNames() && entry.contains(":") ? "." + entry.substring(0, entry.indexOf(':')) : "";
        return line.map(each -> '"' + each + "\".").orElse("") + section + name;
    }

    /** Whether the section holds several entries, each with a name. */
    public boolean ofNames() {
        return OF_NAMES.contains(section);
    }
}
