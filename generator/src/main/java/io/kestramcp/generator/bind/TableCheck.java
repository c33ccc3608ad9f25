package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.HandlerEntry;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.Text;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks names, and that tools and tables refer to each other: nothing unknown, nothing unused. */
final class TableCheck {
    private static final Pattern CLASS = Pattern.compile("([a-z][a-z0-9_]*\\.)+[A-Z][A-Za-z0-9_]*");

    private final Problems problems;

    TableCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Manifest manifest) {
        Set<String> toolsets = new HashSet<>();
        Set<String> permissions = new HashSet<>();
        Set<String> used = new HashSet<>();
        Map<String, Place> names = new HashMap<>();
        manifest.parts().forEach(part -> name(part.place(), part.name(), names));
        for (ToolEntry tool : manifest.tools()) {
            name(tool.place(), tool.name(), names);
            toolsets.add(tool.toolset().value());
            if (!tool.toolset().value().isEmpty()) {
                known(tool, "toolset", tool.toolset(), manifest.toolsets());
            }
            if (tool.work() instanceof HandlerEntry handler) {
                handler(handler);
                handler.uses().forEach(use -> used.add(use.name().value()));
            }
            for (Text permission : tool.permissions()) {
                permissions.add(permission.value());
                known(tool, "permission", permission, manifest.permissions());
            }
        }
        unused("permissions", manifest.permissions(), permissions);
        unused("toolsets", manifest.toolsets(), toolsets);
        manifest.parts().stream()
                .filter(part -> !used.contains(part.name()))
                .forEach(part -> problems.add(part.place(), "is used by no tool: remove it."));
    }

    private void name(Place place, String name, Map<String, Place> names) {
        Place first = names.putIfAbsent(name, place);
        if (first != null) {
            problems.add(place, "has the name of the " + first.owner() + " on line " + first.line() + ": rename one.");
        }
        if (!Names.allowed(name)) {
            problems.add(
                    place,
                    "has a name of " + name.length() + " characters that no client must accept: a name is "
                            + Names.PATTERN + " and at most " + Names.MAX_LENGTH + " characters.");
        }
    }

    private void handler(HandlerEntry handler) {
        Text type = handler.type();
        if (!type.value().isEmpty() && !CLASS.matcher(type.value()).matches()) {
            problems.add(
                    handler.place().in("handler", type.line()),
                    "must be a class below io.kestramcp.tool with its package, such as flow.FindFlow; not '" + type
                            + "'.");
        }
    }

    private void known(ToolEntry tool, String key, Text word, Map<String, Text> table) {
        if (!table.containsKey(word.value())) {
            problems.addUnknown(tool.place().in(key, word.line()), key, word.value(), table.keySet());
        }
    }

    private void unused(String table, Map<String, Text> entries, Set<String> used) {
        entries.forEach((name, text) -> {
            if (!used.contains(name)) {
                problems.add(new Place(text.line(), "", table), "has '" + name + "', which no tool uses: remove it.");
            }
        });
    }
}
