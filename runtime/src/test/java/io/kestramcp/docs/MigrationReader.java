package io.kestramcp.docs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code docs/migration.yaml}, and nothing that is not meant there. */
final class MigrationReader {
    private MigrationReader() {}

    static Migration read() throws IOException {
        Map<String, Object> root = keys(yaml(ProjectFile.read("docs/migration.yaml")), "servers", "tools", "variables");
        return new Migration(
                each(root.get("servers"), String::valueOf),
                each(root.get("tools"), tools -> each(tools, rows -> list(rows, MigrationReader::row))),
                each(root.get("variables"), rows -> list(rows, MigrationReader::variable)));
    }

    /** A document; a key that stands twice is an error. */
    static Object yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** A mapping with its values read, in its order; an absent one is empty. */
    static <T> Map<String, T> each(Object mapping, Function<Object, T> value) {
        Map<String, T> read = new LinkedHashMap<>();
        if (mapping != null) {
            ((Map<?, ?>) mapping).forEach((key, each) -> read.put((String) key, value.apply(each)));
        }
        return read;
    }

    /** A sequence with its entries read; an absent one is empty. */
    static <T> List<T> list(Object sequence, Function<Object, T> entry) {
        return sequence == null
                ? List.of()
                : ((List<?>) sequence).stream().<T>map(entry).toList();
    }

    /** A mapping that may have these keys only. */
    static Map<String, Object> keys(Object mapping, String... allowed) {
        Map<String, Object> read = each(mapping, value -> value);
        if (!Set.of(allowed).containsAll(read.keySet())) {
            throw new IllegalArgumentException("Only " + List.of(allowed) + " may stand in " + read);
        }
        return read;
    }

    private static Migration.Row row(Object entry) {
        Map<String, Object> row = keys(entry, "when", "new", "renamed", "gone", "changes");
        return new Migration.Row(
                text(row, "when"),
                list(row.get("new"), String::valueOf),
                each(row.get("renamed"), String::valueOf),
                list(row.get("gone"), String::valueOf),
                text(row, "changes"));
    }

    private static Migration.Variable variable(Object entry) {
        Map<String, Object> row = keys(entry, "names", "fate", "note");
        return new Migration.Variable(
                list(row.get("names"), String::valueOf),
                Migration.Fate.valueOf(text(row, "fate").toUpperCase(Locale.ROOT)),
                text(row, "note"));
    }

    private static String text(Map<String, Object> row, String key) {
        return row.containsKey(key) ? (String) row.get(key) : "";
    }
}
