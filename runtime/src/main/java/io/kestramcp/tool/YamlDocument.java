package io.kestramcp.tool;

import io.kestramcp.client.PathSegment;
import io.kestramcp.client.RefusedArgumentException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML document given as an argument, for the few keys that name what is saved. Nothing in it is constructed. Aliases are
 * refused: Kestra's reader takes an alias for the anchor's name, a text, and so would save to a namespace that nobody checked.
 */
public final class YamlDocument {
    private final String argument;
    private final MappingNode root;

    private YamlDocument(String argument, MappingNode root) {
        this.argument = argument;
        this.root = root;
    }

    /** @throws RefusedArgumentException when the text is not exactly one YAML mapping, or has an alias */
    static YamlDocument read(String argument, String text) {
        if (nodes(argument, text).get(0) instanceof MappingNode mapping) {
            return new YamlDocument(argument, mapping);
        }
        throw new RefusedArgumentException(argument, "must be a YAML mapping with keys such as id and namespace.");
    }

    /**
     * The text under a top-level key, for a path.
     *
     * @throws RefusedArgumentException when the key is missing or there twice, is not a text, or must not enter a path
     */
    public String segment(String key) {
        List<Node> values = values(key);
        if (values.isEmpty()) {
            throw new RefusedArgumentException(argument, "has no " + key + ": add it at the top level of the YAML.");
        }
        if (values.size() > 1) {
            throw new RefusedArgumentException(argument, "has " + key + " twice: keep one.");
        }
        if (values.get(0) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return PathSegment.check(argument + "'s " + key, scalar.getValue());
        }
        throw new RefusedArgumentException(
                argument, "must have a text as " + key + ": put it in quotes when YAML takes it for something else.");
    }

    /** Whether there is a top-level key. */
    public boolean has(String key) {
        return !values(key).isEmpty();
    }

    private List<Node> values(String key) {
        return root.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .toList();
    }

    private static void refuseAliases(String argument, String text) {
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
            if (event instanceof AliasEvent alias) {
                throw new RefusedArgumentException(
                        argument,
                        "uses the YAML alias *" + alias.getAnchor() + " in line "
                                + (alias.getStartMark().getLine() + 1)
                                + ", which Kestra reads as that text: write out what it stands for.");
            }
        }
    }

    private static List<Node> nodes(String argument, String text) {
        List<Node> nodes = new ArrayList<>();
        try {
            refuseAliases(argument, text);
            new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).forEach(nodes::add);
        } catch (MarkedYAMLException e) {
            throw new RefusedArgumentException(
                    argument,
                    "is not YAML: line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1) + ": " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw new RefusedArgumentException(argument, "is not YAML that can be used: " + e.getMessage());
        }
        if (nodes.size() != 1) {
            throw new RefusedArgumentException(
                    argument,
                    nodes.isEmpty()
                            ? "has no YAML in it."
                            : "has " + nodes.size() + " YAML documents: give one, without ---.");
        }
        return nodes;
    }
}
