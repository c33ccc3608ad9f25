package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.Lens.FilterEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code filters}: which of Kestra's filters become arguments. */
final class FilterReader {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("as", "op", "schema", "enum", "type", "format", "required", "describe"));

    private final Problems problems;

    FilterReader(Problems problems) {
        this.problems = problems;
    }

    List<FilterEntry> filters(Section tool) {
        List<FilterEntry> filters = new ArrayList<>();
        tool.node("filters").ifPresent(node -> {
            Section section = Section.open(problems, tool.place("filters"), node);
            for (String field : section.keys()) {
                section.node(field).ifPresent(value -> {
                    List<Node> each = value instanceof SequenceNode list ? list.getValue() : List.of(value);
                    each.forEach(one -> filters.add(filter(section, field, one)));
                });
            }
        });
        return filters;
    }

    private FilterEntry filter(Section filters, String field, Node node) {
        Place place = filters.place(field).at(Section.lineOf(node));
        if (!(node instanceof MappingNode)) {
            Text operator = filters.text(field).orElse(new Text("", place.line()));
            return new FilterEntry(
                    place,
                    field,
                    Optional.empty(),
                    operator,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty());
        }
        Section filter = Section.closed(problems, place, node, KEYS);
        return new FilterEntry(
                place,
                field,
                filter.word("as"),
                filter.required("op"),
                filter.text("schema"),
                filter.texts("enum").stream().map(Text::value).toList(),
                filter.text("type"),
                filter.text("format"),
                filter.bool("required").orElse(false),
                filter.word("describe"));
    }
}
