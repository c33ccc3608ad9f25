package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.YamlTree;
import io.kestramcp.contract.change.LineOrder;
import io.kestramcp.generator.manifest.LineReach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The operations that the manifest needs of one API line. Only the keys that name operations are read: whether the manifest
 * is right otherwise is the binder's to say, and it cannot before the contract is there.
 */
final class WantedOperations {
    /** Tools of one shape share it by an alias. */
    private static final int MAX_ALIASES = 1000;

    private final String manifest;
    private final String line;
    private final Map<String, String> wanted = new TreeMap<>();

    private WantedOperations(String manifest, String line) {
        this.manifest = manifest;
        this.line = line;
    }

    /**
     * Reads a manifest.
     *
     * @param line the API line, such as {@code 1.3}
     * @return the operationIds, each with the place in the manifest that names it first
     */
    static Map<String, String> of(Path manifest, String line) {
        String name = String.valueOf(manifest.getFileName());
        try {
            Node root = YamlTree.compose(name, Files.readString(manifest), MAX_ALIASES);
            WantedOperations reader = new WantedOperations(name, line);
            reader.instanceOperations(root);
            elements(child(root, "tools")).forEach(reader::tool);
            elements(child(root, "parts")).forEach(reader::tool);
            if (reader.wanted.isEmpty()) {
                throw new ContractException(name + " names no operation for the line " + line + ".");
            }
            return reader.wanted;
        } catch (IOException e) {
            throw new ContractException("Cannot read the manifest " + manifest + ": " + e, e);
        }
    }

    private void instanceOperations(Node root) {
        elements(child(root, "instance_operations")).forEach(this::want);
    }

    private void tool(Node tool) {
        boolean tooEarly = text(child(tool, "since"))
                .filter(since -> compare(line, since) < 0)
                .isPresent();
        boolean tooLate = text(child(tool, "until"))
                .filter(until -> compare(line, until) > 0)
                .isPresent();
        if (tooEarly || tooLate) {
            return;
        }
        for (String key : List.of("operation", "otherwise")) {
            Optional<Node> wanted = child(tool, key);
            for (String each : LineReach.reaching(line, keys(tool))) {
                Optional<Node> own = child(tool, each).flatMap(lens -> child(lens, key));
                wanted = own.isPresent() ? own : wanted;
            }
            wanted.ifPresent(this::want);
        }
    }

    private void want(Node node) {
        if (node instanceof ScalarNode scalar) {
            wanted.putIfAbsent(
                    scalar.getValue(),
                    manifest + ", line " + (scalar.getStartMark().getLine() + 1));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::want);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> want(entry.getValueNode()));
        }
    }

    private static List<String> keys(Node node) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(entry -> entry.getKeyNode())
                        .filter(ScalarNode.class::isInstance)
                        .map(key -> ((ScalarNode) key).getValue())
                        .toList()
                : List.of();
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .map(entry -> entry.getValueNode())
                        .findFirst()
                : Optional.empty();
    }

    private static List<Node> elements(Optional<Node> node) {
        List<Node> elements = new ArrayList<>();
        node.ifPresent(value -> {
            if (value instanceof SequenceNode sequence) {
                elements.addAll(sequence.getValue());
            }
        });
        return elements;
    }

    private static Optional<String> text(Optional<Node> node) {
        return node.map(value -> value instanceof ScalarNode scalar ? scalar.getValue() : null);
    }

    private static int compare(String left, String right) {
        try {
            return LineOrder.OLDEST_FIRST.compare(left, right);
        } catch (IllegalArgumentException e) {
            throw new ContractException("'" + left + "' or '" + right + "' is not an API line such as 1.3.", e);
        }
    }
}
