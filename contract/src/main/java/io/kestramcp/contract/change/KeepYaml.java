package io.kestramcp.contract.change;

import io.kestramcp.contract.SnakeCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an adapter keeps, written as the manifest's {@code keep}: a line's own list replaces the tool's, so it is whole. */
final class KeepYaml {
    private final Map<String, String> fields;
    private final Map<String, String> replaced;

    /**
     * @param fields paths by name
     * @param replaced the new path by name, of fields that are gone; empty: to be left out
     */
    KeepYaml(Map<String, String> fields, Map<String, String> replaced) {
        this.fields = fields;
        this.replaced = replaced;
    }

    /** The list, one entry on each line. */
    String text() {
        return String.join(
                "\n", entries("", "").stream().map(each -> "- " + each).toList());
    }

    private List<String> entries(String prefix, String owner) {
        List<String> entries = new ArrayList<>();
        fields.forEach((name, old) -> {
            String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : ".";
            String path = replaced.getOrDefault(name, old);
            if (!rest.contains(".") && !path.isEmpty()) {
                entries.add(entry(name, rest, path.substring(owner.length())));
            }
        });
        return entries;
    }

    private String entry(String name, String own, String path) {
        if (path.endsWith("{}")) {
            return own + ": { map: " + path.substring(0, path.length() - 2) + " }";
        }
        List<String> below = path.endsWith("[]") ? entries(name + ".", fields.get(name) + ".") : List.of();
        if (below.isEmpty()) {
            return own.equals(SnakeCase.of(path)) ? path : own + ": " + (path.equals(".") ? "\".\"" : path);
        }
        List<String> inner = below.stream()
                .map(each -> each.contains(":") ? "{ " + each + " }" : each)
                .toList();
        String list = path.substring(0, path.length() - 2);
        return own + ": { each: " + list + ", keep: [" + String.join(", ", inner) + "] }";
    }
}
