package io.kestramcp.access;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes a YAML document apart and notes, with its line, whatever is not as it must be. Nothing is constructed, no key may
 * be unknown or stand twice, and a text must be one: {@code yes} and {@code 1} want quotes. Not thread-safe.
 */
final class PolicyYaml {
    private final String file;
    private final List<String> problems = new ArrayList<>();

    /** @param file how messages name the file */
    PolicyYaml(String file) {
        this.file = file;
    }

    /** The one document of the text. */
    Node document(String text) {
        List<Node> documents = new ArrayList<>();
        try {
            new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).forEach(documents::add);
        } catch (MarkedYAMLException e) {
            problems.add(file + ":" + (e.getProblemMark().getLine() + 1) + ": is not YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            problems.add(file + ": is not YAML that can be used: " + e.getMessage());
        }
        if (problems.isEmpty() && documents.size() != 1) {
            problems.add(file + ": must be one YAML document, not " + documents.size() + ".");
        }
        failOnProblems();
        return documents.get(0);
    }

    /** The entries of a mapping; with {@code allowed} keys only, unless that is empty. */
    Map<String, Node> mapping(Node node, Set<String> allowed) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "must be a mapping" + (allowed.isEmpty() ? "." : " with " + listed(allowed) + "."));
            return entries;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode());
            if (!allowed.isEmpty() && !allowed.contains(key)) {
                problem(entry.getKeyNode(), "'" + key + "' is not a key here: use " + listed(allowed) + ".");
            } else if (entries.put(key, entry.getValueNode()) != null) {
                problem(entry.getKeyNode(), "'" + key + "' stands twice.");
            }
        }
        return entries;
    }

    /** The items of a list. */
    List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "must be a list.");
        return List.of();
    }

    /** A list of texts with at least one, each as {@code reader} makes of it. */
    <T> List<T> texts(Node node, Function<String, T> reader) {
        List<Node> items = list(node);
        if (items.isEmpty() && node instanceof SequenceNode) {
            problem(node, "must not be empty: leave the key out instead.");
        }
        List<T> read = new ArrayList<>();
        for (Node item : items) {
            String text = text(item);
            if (!text.isEmpty()) {
                try {
                    read.add(reader.apply(text));
                } catch (IllegalArgumentException e) {
                    problem(item, "'" + text + "' " + e.getMessage() + ".");
                }
            }
        }
        return read;
    }

    /** A text with something in it; an empty one stands for a problem that was noted. */
    String text(Node node) {
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        problem(node, "must be a text, in quotes where YAML takes it for something else.");
        return "";
    }

    /** What stands under a key that must be there. */
    void require(Node parent, Map<String, Node> entries, String... keys) {
        for (String key : keys) {
            if (parent instanceof MappingNode && !entries.containsKey(key)) {
                problem(parent, "has no '" + key + "'.");
            }
        }
    }

    void problem(Node where, String what) {
        problems.add(file + ":" + (where.getStartMark().getLine() + 1) + ": " + what);
    }

    /** @throws PolicyException with every problem so far, if there is one */
    void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }

    static String listed(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
