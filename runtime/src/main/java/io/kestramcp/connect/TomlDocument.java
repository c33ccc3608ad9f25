package io.kestramcp.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * A TOML file that gets one table, and stays letter by letter as it was everywhere else. The outcome is read again: it has
 * what it should have, and all else as before.
 */
final class TomlDocument {
    private final String text;
    private final Map<String, Object> tree;

    private TomlDocument(String text, Map<String, Object> tree) {
        this.text = text;
        this.tree = tree;
    }

    static TomlDocument read(String text) throws UnmergeableException {
        TomlParseResult read = Toml.parse(text);
        if (read.hasErrors()) {
            throw new UnmergeableException("is no TOML: " + read.errors().get(0).getMessage() + " at "
                    + read.errors().get(0).position() + ".");
        }
        return new TomlDocument(text, tree(read));
    }

    /**
     * The text with a table in it, in place of an older one of that name.
     *
     * @param path the table's name
     * @param table its text, the head included, without a line break at its end
     */
    String with(List<String> path, String table) throws UnmergeableException {
        Map<String, Object> expected = replaced(tree, path, read(table).at(path));
        String head = "[" + String.join(".", path) + "]";
        List<String> lines = new ArrayList<>(text.lines().toList());
        int start = lines.stream().map(String::strip).toList().indexOf(head);
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> added = table.lines().toList();
        if (start < 0) {
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                lines.add("");
            }
            lines.addAll(added);
        } else {
            int end = endOfTable(lines, start, head.replace("]", "."));
            lines.subList(start, end).clear();
            lines.addAll(start, added);
        }
        String changed = String.join(newline, lines) + newline;
        TomlParseResult outcome = Toml.parse(changed);
        if (outcome.hasErrors() || !tree(outcome).equals(expected)) {
            throw new UnmergeableException(
                    "has " + String.join(".", path) + " in a form that cannot be changed safely.");
        }
        return changed;
    }

    /** Behind the last line of the table and of those below it; what stands before the next one is that one's. */
    private static int endOfTable(List<String> lines, int start, String below) {
        int end = start + 1;
        for (int at = start + 1; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (line.startsWith("[") && !line.startsWith(below)) {
                break;
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                end = at + 1;
            }
        }
        return end;
    }

    private Object at(List<String> path) {
        Object found = tree;
        for (String step : path) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    private static Map<String, Object> replaced(Map<String, Object> tree, List<String> path, Object value)
            throws UnmergeableException {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        String step = path.get(0);
        if (path.size() == 1) {
            copy.put(step, value);
            return copy;
        }
        Map<String, Object> below = new LinkedHashMap<>();
        if (copy.get(step) instanceof Map<?, ?> existing) {
            existing.forEach((key, each) -> below.put((String) key, each));
        } else if (copy.containsKey(step)) {
            throw new UnmergeableException("has a " + step + " that is no table.");
        }
        copy.put(step, replaced(below, path.subList(1, path.size()), value));
        return copy;
    }

    private static Map<String, Object> tree(TomlTable table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            tree.put(key, value(table.get(List.of(key))));
        }
        return tree;
    }

    private static Object value(Object value) {
        if (value instanceof TomlTable table) {
            return tree(table);
        }
        return value instanceof TomlArray array
                ? array.toList().stream().map(TomlDocument::value).toList()
                : value;
    }
}
