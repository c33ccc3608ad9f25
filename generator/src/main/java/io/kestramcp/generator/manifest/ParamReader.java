package io.kestramcp.generator.manifest;

import com.google.gson.JsonObject;
import io.kestramcp.generator.manifest.Lens.ArgumentEntry;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code params}, the deviations of single parameters, and {@code arguments}, a handler's own. */
final class ParamReader {
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("as", "fixed", "default", "maximum", "minimum", "enum", "describe", "encode", "format", "required"));
    private static final Set<String> ARGUMENT_KEYS = new TreeSet<>(
            Set.of("type", "describe", "default", "maximum", "minimum", "format", "enum", "items", "required"));
    private static final String HIDDEN = "hidden";

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

    Map<String, ArgumentEntry> arguments(Section tool) {
        Map<String, ArgumentEntry> arguments = new LinkedHashMap<>();
        tool.node("arguments").ifPresent(node -> {
            Section section = Section.open(problems, tool.place("arguments"), node);
            section.keys().forEach(name -> section.node(name)
                    .ifPresent(value -> arguments.put(name, argument(section.place(name), value))));
        });
        return arguments;
    }

    private ParamEntry param(Section params, String name, Node value) {
        Place place = params.place(name);
        if (value instanceof MappingNode) {
            Section param = Section.closed(problems, place, value, KEYS);
            return new ParamEntry(
                    place,
                    false,
                    param.word("as"),
                    param.json("fixed"),
                    param.json("default"),
                    param.number("minimum"),
                    param.number("maximum"),
                    param.texts("enum"),
                    param.word("describe"),
                    param.text("encode"),
                    param.text("format"),
                    param.bool("required"));
        }
        Optional<String> word = params.word(name);
        boolean hidden = word.filter(HIDDEN::equals).isPresent();
        return new ParamEntry(
                place,
                hidden,
                hidden ? Optional.empty() : word,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ArgumentEntry argument(Place place, Node value) {
        Section argument = Section.closed(problems, place, value, ARGUMENT_KEYS);
        JsonObject schema = new JsonObject();
        schema.addProperty("type", argument.required("type").value());
        for (String key : new String[] {"format", "enum", "items", "default", "minimum", "maximum"}) {
            argument.json(key).ifPresent(json -> schema.add(key, json));
        }
        schema.addProperty("description", argument.required("describe").value());
        return new ArgumentEntry(place, argument.bool("required").orElse(false), schema);
    }
}
