package io.kestramcp.generator.manifest;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Lays one part of the manifest over another. Maps merge, everything else is replaced; all keep their line numbers. */
final class Merge {
    private Merge() {}

    static MappingNode of(MappingNode below, MappingNode above) {
        List<NodeTuple> entries = new ArrayList<>(below.getValue());
        for (NodeTuple entry : above.getValue()) {
            int at = indexOf(entries, key(entry));
            if (at < 0) {
                entries.add(entry);
            } else {
                Node merged = merged(entries.get(at).getValueNode(), entry.getValueNode());
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

    private static Node merged(Node below, Node above) {
        return below instanceof MappingNode lower && above instanceof MappingNode upper ? of(lower, upper) : above;
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
