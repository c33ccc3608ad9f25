package io.kestramcp.generator.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.generator.manifest.HandlerEntry.ArgumentEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code arguments}: those of a hand-written tool, which no contract tells. */
final class ArgumentReader {
    /** The types that an argument may have. */
    static final Set<String> TYPES = new TreeSet<>(Set.of("array", "boolean", "integer", "number", "object", "string"));

    private static final Set<String> ARGUMENT = new TreeSet<>(
            Set.of("type", "items", "required", "default", "minimum", "maximum", "enum", "format", "describe"));
    private static final Set<String> ITEMS = new TreeSet<>(Set.of("type", "enum"));

    private final Problems problems;

    ArgumentReader(Problems problems) {
        this.problems = problems;
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

    private ArgumentEntry argument(Place place, Node value) {
        Section argument = Section.closed(problems, place, value, ARGUMENT);
        JsonObject schema = new JsonObject();
        String type = type(argument);
        schema.addProperty("type", type);
        argument.word("format").ifPresent(format -> schema.addProperty("format", format));
        choice(argument, schema);
        argument.node("items").ifPresent(node -> {
            Section items = Section.closed(problems, argument.place("items"), node, ITEMS);
            JsonObject item = new JsonObject();
            item.addProperty("type", type(items));
            choice(items, item);
            schema.add("items", item);
        });
        for (String bound : List.of("minimum", "maximum")) {
            argument.number(bound).ifPresent(number -> schema.addProperty(bound, number));
        }
        argument.json("default").ifPresent(absent -> {
            if (!ofType(absent, type)) {
                problems.add(argument.place("default"), "is " + absent + ", which is not of the type " + type + ".");
            }
            schema.add("default", absent);
        });
        argument.word("describe").ifPresent(text -> schema.addProperty("description", text));
        return new ArgumentEntry(place, argument.bool("required").orElse(false), schema);
    }

    private static void choice(Section owner, JsonObject schema) {
        List<Text> values = owner.texts("enum");
        if (!values.isEmpty()) {
            JsonArray choice = new JsonArray();
            values.forEach(value -> choice.add(value.value()));
            schema.add("enum", choice);
        }
    }

    /** One of these words; another one is a problem. */
    static Text known(Problems problems, Section owner, String key, Set<String> types) {
        Text type = owner.required(key);
        if (!type.value().isEmpty() && !types.contains(type.value())) {
            problems.addUnknown(owner.place(key), "type", type.value(), types);
        }
        return type;
    }

    private String type(Section owner) {
        return known(problems, owner, "type", TYPES).value();
    }

    private static boolean ofType(JsonElement value, String type) {
        return switch (type) {
            case "array" -> value.isJsonArray();
            case "object" -> value.isJsonObject();
            case "boolean" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
            case "string" ->
                value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
            case "integer" ->
                value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isNumber()
                        && value.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
            default -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        };
    }
}
