package io.kestramcp.generator.bind;

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
        Map<String, Integer> names = new HashMap<>();
        for (ToolEntry tool : manifest.tools()) {
            name(tool, names);
            toolsets.add(tool.toolset().value());
            if (!tool.toolset().value().isEmpty()) {
                known(tool, "toolset", tool.toolset(), manifest.toolsets());
            }
            handler(tool);
            for (Text permission : tool.permissions()) {
                permissions.add(permission.value());
                known(tool, "permission", permission, manifest.permissions());
            }
        }
        unused("permissions", manifest.permissions(), permissions);
        unused("toolsets", manifest.toolsets(), toolsets);
    }

    private void name(ToolEntry tool, Map<String, Integer> names) {
        Integer first = names.putIfAbsent(tool.name(), tool.place().line());
        if (first != null) {
            problems.add(tool.place(), "has the name of the tool on line " + first + ": rename one.");
        }
        if (!Names.allowed(tool.name())) {
            problems.add(
                    tool.place(),
                    "has a name of " + tool.name().length() + " characters that no client must accept: a name is "
                            + Names.PATTERN + " and at most " + Names.MAX_LENGTH + " characters.");
        }
    }

    /** A handler does its own requests and answers; what shapes those of an adapter would be ignored. */
    private void handler(ToolEntry tool) {
        tool.handler()
                .filter(each -> !CLASS.matcher(each.value()).matches())
                .ifPresent(each -> problems.add(
                        tool.place().in("handler", each.line()),
                        "must be a class with its package; not '" + each + "'."));
        tool.lenses().values().forEach(lens -> {
            boolean shaped = !lens.otherwise().isEmpty()
                    || !lens.keep().isEmpty()
                    || lens.tail().isPresent();
            if (tool.handler().isPresent() && shaped) {
                problems.add(tool.place(), "has a handler, which answers by itself: remove otherwise, keep and tail.");
            } else if (tool.handler().isEmpty()
                    && !(lens.operations().isEmpty() && lens.arguments().isEmpty())) {
                problems.add(tool.place(), "has operations or arguments, which only a handler uses: remove them.");
            }
        });
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
