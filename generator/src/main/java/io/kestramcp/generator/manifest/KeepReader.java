package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.Lens.How;
import io.kestramcp.generator.manifest.Lens.KeepEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code keep}: what of an answer is passed on, and under which names. */
final class KeepReader {
    private static final Set<String> EACH = new TreeSet<>(Set.of("each", "keep"));
    private static final Set<String> MAP = Set.of("map");

    private final Problems problems;

    KeepReader(Problems problems) {
        this.problems = problems;
    }

    List<KeepEntry> keep(Section owner) {
        List<KeepEntry> kept = new ArrayList<>();
        owner.node("keep").ifPresent(node -> {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue()
                        .forEach(each -> entry(owner.place("keep"), each).ifPresent(kept::add));
            } else {
                problems.add(owner.place("keep"), "must be a list.");
            }
        });
        return kept;
    }

    private Optional<KeepEntry> entry(Place list, Node node) {
        Place place = list.at(Section.lineOf(node));
        if (node instanceof ScalarNode scalar) {
            return Optional.of(
                    new KeepEntry(place, Names.snake(scalar.getValue()), How.VALUE, scalar.getValue(), List.of()));
        }
        Section entry = Section.open(problems, place, node);
        if (!(node instanceof MappingNode) || entry.keys().size() != 1) {
            problems.add(place, "must have paths and single 'name: path' pairs.");
            return Optional.empty();
        }
        String name = entry.keys().iterator().next();
        return entry.node(name).flatMap(value -> named(entry, name, value));
    }

    private Optional<KeepEntry> named(Section entry, String name, Node value) {
        Place place = entry.place(name);
        if (value instanceof ScalarNode scalar) {
            return Optional.of(new KeepEntry(place, name, How.VALUE, scalar.getValue(), List.of()));
        }
        boolean map = Section.open(new Problems(""), place, value).keys().contains("map");
        Section how = Section.closed(problems, place, value, map ? MAP : EACH);
        String path = how.required(map ? "map" : "each").value();
        List<KeepEntry> below = map ? List.of() : keep(how);
        if (!map && below.isEmpty()) {
            problems.add(place, "has no keep: say what of each item is kept.");
        }
        return Optional.of(new KeepEntry(place, name, map ? How.MAP : How.EACH, path, below));
    }
}
