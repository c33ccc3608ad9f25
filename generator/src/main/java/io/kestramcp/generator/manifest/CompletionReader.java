package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.CompletionEntry.CompletionSourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the table of completions. */
final class CompletionReader {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("tool", "typed", "given", "with", "value"));

    private final Problems problems;

    CompletionReader(Problems problems) {
        this.problems = problems;
    }

    List<CompletionEntry> read(Section root) {
        List<CompletionEntry> completions = new ArrayList<>();
        root.node("completions").ifPresent(node -> {
            Section table = Section.open(problems, root.place("completions"), node);
            table.keys().forEach(name -> table.node(name)
                    .ifPresent(value -> completions.add(completion(table.place(name), name, value))));
        });
        return completions;
    }

    /** One source, or a list of them. */
    private CompletionEntry completion(Place place, String name, Node node) {
        List<Node> sources = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        return new CompletionEntry(
                place,
                name,
                sources.stream()
                        .map(source -> source(place.at(Section.lineOf(source)), source))
                        .toList());
    }

    private CompletionSourceEntry source(Place place, Node node) {
        Section source = Section.closed(problems, place, node, KEYS);
        return new CompletionSourceEntry(
                place,
                source.required("tool"),
                source.text("typed"),
                source.texts("given"),
                ResourceReader.with(problems, source),
                source.required("value"));
    }
}
