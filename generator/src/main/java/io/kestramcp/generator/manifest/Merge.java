package io.kestramcp.generator.manifest;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Lays one part of the manifest over another. Maps merge, everything else is replaced; all keep their line numbers. The word
 * {@code gone} takes away what is below it: a key, or an entry of a key. Where nothing is below it, it is a word as any other.
 */
final class Merge {
    private static final String GONE = "gone";
    /** A key of the tool, and an entry of {@code params} or {@code filters}. */
    private static final int GONE_DEPTH = 2;

    private Merge() {}

    static MappingNode of(MappingNode below, MappingNode above) {
        return of(below, above, 1);
    }

    private static MappingNode of(MappingNode below, MappingNode above, int depth) {
        List<NodeTuple> entries = new ArrayList<>(below.getValue());
        for (NodeTuple entry : above.getValue()) {
            int at = indexOf(entries, key(entry));
            if (at < 0) {
                entries.add(entry);
            } else if (depth <= GONE_DEPTH && gone(entry.getValueNode())) {
                entries.remove(at);
            } else {
                Node merged = merged(entries.get(at).getValueNode(), entry.getValueNode(), depth);
                entries.set(at, new NodeTuple(entry.getKeyNode(), merged));
            }
        }
        return new MappingNode(
                below.getTag(), true, entries, below.getStartMark(), below.getEndMark(), below.getFlowStyle());
    }

    /** The text of a key; a key that is none is refused where the section is read. */
    static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Node merged(Node below, Node above, int depth) {
        boolean maps = below instanceof MappingNode && above instanceof MappingNode;
        return maps ? of((MappingNode) below, (MappingNode) above, depth + 1) : above;
    }

    private static boolean gone(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(GONE);
    }

    private static int indexOf(List<NodeTuple> entries, String key) {
        for (int i = 0; i < entries.size(); i++) {
            if (key(entries.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
