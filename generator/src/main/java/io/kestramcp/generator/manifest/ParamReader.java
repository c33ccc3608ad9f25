package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.Lens.ParamEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code params}: the deviations of single parameters. */
final class ParamReader {
    private static final String HIDDEN = "hidden";
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "as",
            "fixed",
            "default",
            HIDDEN,
            "maximum",
            "minimum",
            "describe",
            "encode",
            "enum",
            "format",
            "required"));
    private static final String TENANT = "tenant";

    private final Problems problems;

    ParamReader(Problems problems) {
        this.problems = problems;
    }

    Map<String, ParamEntry> params(Section tool) {
        Map<String, ParamEntry> params = new LinkedHashMap<>();
        tool.node("params").ifPresent(node -> {
            Section section = Section.open(problems, tool.place("params"), node);
            section.keys().forEach(name -> section.node(name)
                    .ifPresent(value -> params.put(name, param(section, name, value))));
        });
        return params;
    }

    private ParamEntry param(Section params, String name, Node value) {
        Place place = params.place(name);
        if (value instanceof MappingNode) {
            Section param = Section.closed(problems, place, value, KEYS);
            return new ParamEntry(
                    place,
                    param.keys().contains(HIDDEN),
                    reason(param),
                    false,
                    param.texts("enum"),
                    param.word("as"),
                    param.json("fixed"),
                    param.json("default"),
                    param.number("minimum"),
                    param.number("maximum"),
                    param.word("describe"),
                    param.text("encode"),
                    param.text("format"),
                    param.bool("required"));
        }
        Optional<String> word = params.word(name);
        boolean hidden = word.filter(HIDDEN::equals).isPresent();
        boolean tenant = word.filter(TENANT::equals).isPresent();
        return new ParamEntry(
                place,
                hidden,
                Optional.empty(),
                tenant,
                List.of(),
                hidden || tenant ? Optional.empty() : word,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Why it is hidden. What is hidden has nothing else to say. */
    private Optional<String> reason(Section param) {
        if (!param.keys().contains(HIDDEN)) {
            return Optional.empty();
        }
        if (param.keys().size() > 1) {
            problems.add(param.place(HIDDEN), "is not sent, so the other keys say nothing: remove them.");
        }
        return Optional.of(param.required(HIDDEN).value()).filter(why -> !why.isBlank());
    }
}
