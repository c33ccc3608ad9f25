package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The permissions that the manifest declares.
 *
 * @param all every one
 * @param roles those of each role, before a policy changes them
 */
public record Permissions(Set<String> all, Map<String, Set<String>> roles) {
    /** For a catalogue that was made without a {@code tools.json}. */
    static final Permissions NONE = new Permissions(Set.of(), Map.of());

    /** Keeps unmodifiable copies, in alphabetical order. */
    public Permissions {
        all = Collections.unmodifiableSet(new TreeSet<>(all));
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
    }

    /** Those of a {@code tools.json}; none where it declares none. */
    static Permissions read(JsonObject toolsJson) {
        if (!toolsJson.has("permissions")) {
            return NONE;
        }
        Map<String, Set<String>> roles = new TreeMap<>();
        toolsJson.getAsJsonObject("roles").asMap().forEach((name, held) -> roles.put(name, strings(held)));
        return new Permissions(toolsJson.getAsJsonObject("permissions").keySet(), roles);
    }

    private static Set<String> strings(JsonElement list) {
        Set<String> strings = new TreeSet<>();
        list.getAsJsonArray().forEach(each -> strings.add(each.getAsString()));
        return Collections.unmodifiableSet(strings);
    }
}
