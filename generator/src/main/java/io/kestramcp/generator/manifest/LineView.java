package io.kestramcp.generator.manifest;

import io.kestramcp.contract.YamlTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** How the manifest binds each tool and part on one API line, as it would be written if there were no other line. */
public final class LineView {
    private static final Set<String> SECTIONS = Set.of("tools", "parts");
    private static final int WIDTH = 110;

    private LineView() {}

    /**
     * The bindings by name, in YAML.
     *
     * @throws UncheckedIOException when the manifest cannot be read
     */
    public static SortedMap<String, String> of(Path manifest, String line) {
        Node root = root(manifest);
        SortedMap<String, String> views = new TreeMap<>();
        for (NodeTuple section : ((MappingNode) root).getValue()) {
            if (SECTIONS.contains(Merge.key(section)) && section.getValueNode() instanceof SequenceNode entries) {
                for (Node entry : entries.getValue()) {
                    MappingNode tool = (MappingNode) entry;
                    views.put(((ScalarNode) value(tool, "name")).getValue(), yaml(on(line, tool)));
                }
            }
        }
        return views;
    }

    private static Node root(Path manifest) {
        try {
            return YamlTree.compose(
                    String.valueOf(manifest.getFileName()), Files.readString(manifest), ManifestReader.MAX_ALIASES);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + manifest, e);
        }
    }

    private static MappingNode on(String line, MappingNode tool) {
        MappingNode merged = tool;
        Collection<String> keys = tool.getValue().stream().map(Merge::key).toList();
        for (String each : LineReach.reaching(line, keys)) {
            if (value(tool, each) instanceof MappingNode override) {
                merged = Merge.of(merged, override);
            }
        }
        List<NodeTuple> binding = merged.getValue().stream()
                // The rest is the same on every line.
                .filter(each -> LensReader.KEYS.contains(Merge.key(each)))
                .toList();
        binding.forEach(each -> withoutAnchors(each.getValueNode()));
        return new MappingNode(
                merged.getTag(), true, binding, merged.getStartMark(), merged.getEndMark(), FlowStyle.BLOCK);
    }

    /** What they are the anchors for is not shown. */
    private static void withoutAnchors(Node node) {
        node.setAnchor(null);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> withoutAnchors(each.getValueNode()));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(LineView::withoutAnchors);
        }
    }

    private static Node value(MappingNode node, String key) {
        return node.getValue().stream()
                .filter(each -> Merge.key(each).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElseThrow();
    }

    private static String yaml(MappingNode binding) {
        if (binding.getValue().isEmpty()) {
            return "";
        }
        DumperOptions options = new DumperOptions();
        options.setWidth(WIDTH);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(binding, text);
        return text.toString();
    }
}
