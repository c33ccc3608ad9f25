package io.kestramcp.generator.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the table of names that tools had. */
final class RenamedReader {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("to", "removed", "since"));
    private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    private final Problems problems;

    RenamedReader(Problems problems) {
        this.problems = problems;
    }

    List<RenamedEntry> read(Section root) {
        List<RenamedEntry> renamed = new ArrayList<>();
        root.node("renamed").ifPresent(node -> {
            Section table = Section.open(problems, root.place("renamed"), node);
            table.keys().forEach(name -> table.node(name)
                    .ifPresent(value -> renamed.add(entry(table.place(name), name, value))));
        });
        return renamed;
    }

    private RenamedEntry entry(Place place, String name, Node node) {
        Section entry = Section.closed(problems, place, node, KEYS);
        boolean to = entry.keys().contains("to");
        boolean removed = entry.keys().contains("removed");
        if (to == removed) {
            problems.add(
                    place,
                    "must say either to, the name of today, or removed, the reason why the tool is gone; not "
                            + (to ? "both." : "neither."));
        }
        Text since = entry.required("since");
        if (!since.value().isEmpty() && !RELEASE.matcher(since.value()).matches()) {
            problems.add(
                    entry.place("since"),
                    "must be the first release without the name, such as \"0.2\"; not '" + since + "'.");
        }
        return new RenamedEntry(
                place,
                name,
                to ? Optional.of(entry.required("to")) : Optional.empty(),
                removed ? Optional.of(entry.required("removed")) : Optional.empty(),
                since);
    }
}
