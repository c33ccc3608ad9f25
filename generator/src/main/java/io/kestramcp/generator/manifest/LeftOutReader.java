package io.kestramcp.generator.manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of {@code left_out}. */
final class LeftOutReader {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("tags", "operations", "reason", "since", "until"));

    private final Problems problems;
    private final List<String> lines;

    LeftOutReader(Problems problems, List<String> lines) {
        this.problems = problems;
        this.lines = lines;
    }

    /** The entry; nothing when it is no mapping. */
    Optional<LeftOutEntry> read(Node node) {
        Place place = new Place(Section.lineOf(node), "left_out", "");
        if (!(node instanceof MappingNode)) {
            problems.add(place, "must have mappings of tags or operations with a reason.");
            return Optional.empty();
        }
        Section entry = Section.closed(problems, place, node, KEYS);
        List<Text> tags = entry.texts("tags");
        List<Text> operations = entry.texts("operations");
        if (tags.isEmpty() && operations.isEmpty()) {
            problems.add(place, "leaves nothing out: add tags or operations, or remove it.");
        }
        return Optional.of(new LeftOutEntry(
                place, tags, operations, entry.required("reason").value(), new LineRange(problems, lines).read(entry)));
    }
}
