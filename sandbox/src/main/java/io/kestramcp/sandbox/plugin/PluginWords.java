package io.kestramcp.sandbox.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What there is to say about a type, in words of our own: a title and a sentence, by kind and type. */
final class PluginWords {
    private static final String FILE = "/io/kestramcp/sandbox/plugins.yaml";

    private final Map<String, Map<String, List<String>>> kinds;
    private final Map<String, List<String>> byType = new LinkedHashMap<>();

    PluginWords() {
        try (InputStream in = PluginWords.class.getResourceAsStream(FILE)) {
            kinds = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
        kinds.values().forEach(byType::putAll);
    }

    /** The kinds of types, such as tasks. */
    Set<String> kinds() {
        return kinds.keySet();
    }

    /** The types of a kind. */
    List<String> types(String kind) {
        return List.copyOf(kinds.get(kind).keySet());
    }

    /** The title of a type; null when there is none. */
    String title(String type) {
        return word(type, 0);
    }

    /** The sentence about a type; null when there is none. */
    String description(String type) {
        return word(type, 1);
    }

    private String word(String type, int index) {
        List<String> words = byType.getOrDefault(type, List.of());
        return words.size() > index ? words.get(index) : null;
    }
}
