package io.kestramcp.tool.insight;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The lines of a flow's source that are one task. */
final class TaskSource {
    private static final int MOST_LINES = 40;

    private TaskSource() {}

    /** The task's own lines, at most {@value #MOST_LINES}; empty when there is no such task or the source is no YAML. */
    static Optional<String> of(String source, String taskId) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(source));
            return find(root, taskId).map(task -> lines(source, task));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    private static Optional<MappingNode> find(Node node, String taskId) {
        if (node instanceof MappingNode mapping) {
            boolean task = hasId(mapping, taskId) && has(mapping, "type");
            return task
                    ? Optional.of(mapping)
                    : first(
                            mapping.getValue().stream()
                                    .map(NodeTuple::getValueNode)
                                    .toList(),
                            taskId);
        }
        return node instanceof SequenceNode sequence ? first(sequence.getValue(), taskId) : Optional.empty();
    }

    private static Optional<MappingNode> first(List<Node> nodes, String taskId) {
        return nodes.stream()
                .map(node -> find(node, taskId))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean hasId(MappingNode mapping, String id) {
        return mapping.getValue().stream()
                .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id")
                        && entry.getValueNode() instanceof ScalarNode value
                        && value.getValue().equals(id));
    }

    private static boolean has(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name));
    }

    private static String lines(String source, Node node) {
        int from = node.getStartMark().getLine();
        int to = node.getEndMark().getLine();
        return source.lines()
                .skip(from)
                .limit(Math.min(MOST_LINES, Math.max(1, to - from)))
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
