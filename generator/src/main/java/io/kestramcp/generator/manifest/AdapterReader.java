package io.kestramcp.generator.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what an adapter is generated from, with its lens on each API line that it claims. */
final class AdapterReader {
    private final Problems problems;
    private final List<String> lines;

    AdapterReader(Problems problems, List<String> lines) {
        this.problems = problems;
        this.lines = lines;
    }

    /** The keys that say what an adapter does; a tool has others besides. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>(Set.of("name", "since", "until"));
        keys.addAll(LensReader.KEYS);
        keys.addAll(lines);
        return keys;
    }

    /** A part; nothing when it is no mapping or has no name. */
    Optional<AdapterEntry> part(Node node) {
        return Named.of(problems, "part", node).map(named -> {
            Section part = Section.closed(problems, named.place(), named.node(), keys());
            return read(part, named);
        });
    }

    /** The adapter of a tool or part whose keys are known to be right. */
    AdapterEntry read(Section owner, Named named) {
        List<String> claimed = new LineRange(problems, lines).read(owner);
        Map<String, Lens> lenses = new LinkedHashMap<>();
        lines.stream().filter(claimed::contains).forEach(line -> lenses.put(line, lens(owner, named.node(), line)));
        lines.stream()
                .filter(line -> owner.keys().contains(line))
                .filter(line -> claimed.stream().noneMatch(each -> LineReach.reaches(line, each)))
                .forEach(line ->
                        problems.add(owner.place(line), "is never used: since and until leave this API line out."));
        return new AdapterEntry(named.place(), named.name(), lenses);
    }

    /** What is said of every line, then of the earlier ones of the same major version, then of this one. */
    private Lens lens(Section owner, MappingNode mapping, String line) {
        MappingNode merged = mapping;
        List<String> said =
                lines.stream().filter(each -> owner.keys().contains(each)).toList();
        for (String each : LineReach.reaching(line, said)) {
            if (owner.node(each).orElse(null) instanceof MappingNode override) {
                Section.closed(problems, owner.place(each), override, LensReader.KEYS);
                merged = Merge.of(merged, override);
            } else {
                problems.add(owner.place(each), "must be a mapping.");
            }
        }
        // Merged keys come from two places, so what is twice in one of them was told above.
        Section section = Section.open(new Problems(""), owner.place(), merged);
        return new LensReader(problems).read(section);
    }
}
