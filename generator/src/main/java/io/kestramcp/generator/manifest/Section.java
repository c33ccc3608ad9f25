package io.kestramcp.generator.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of the manifest, read strictly: duplicate keys, unknown keys and values of another type become problems, and
 * the value then reads as absent.
 */
final class Section {
    private final Problems problems;
    private final Place place;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private Section(Problems problems, Place place) {
        this.problems = problems;
        this.place = place;
    }

    /** A mapping whose keys are free, such as the tables of permissions. */
    static Section open(Problems problems, Place place, Node node) {
        Section section = new Section(problems, place);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::enter);
        } else {
            problems.add(place.at(lineOf(node)), "must be a mapping.");
        }
        return section;
    }

    /** A mapping that has these keys and no other. */
    static Section closed(Problems problems, Place place, Node node, Set<String> allowed) {
        Section section = open(problems, place, node);
        section.entries.forEach((key, entry) -> {
            if (!allowed.contains(key)) {
                problems.addUnknown(place.at(lineOf(entry.getKeyNode())), "key", key, allowed);
            }
        });
        return section;
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Place place() {
        return place;
    }

    /** The place of a key, for messages about its value. */
    Place place(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? place : place.in(key, lineOf(entry.getKeyNode()));
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    Optional<Text> text(String key) {
        return node(key).flatMap(node -> text(place(key), node));
    }

    /** A text that must be there; empty when it is not, which is a problem. */
    Text required(String key) {
        if (!entries.containsKey(key)) {
            problems.add(place, "has no " + key + ": add it.");
        }
        return text(key).filter(text -> !text.value().isBlank()).orElseGet(() -> {
            if (text(key).isPresent()) {
                problems.add(place(key), "is empty.");
            }
            return new Text("", place.line());
        });
    }

    Optional<String> word(String key) {
        return text(key).map(Text::value);
    }

    /** One text or a list of them. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        node(key).ifPresent(node -> {
            List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
            items.forEach(item -> text(place(key), item).ifPresent(texts::add));
        });
        return texts;
    }

    Optional<Boolean> bool(String key) {
        return json(key).flatMap(value -> {
            if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
                return Optional.of(primitive.getAsBoolean());
            }
            problems.add(place(key), "must be true or false.");
            return Optional.empty();
        });
    }

    Optional<BigDecimal> number(String key) {
        return json(key).flatMap(value -> {
            if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
                return Optional.of(primitive.getAsBigDecimal());
            }
            problems.add(place(key), "must be a number.");
            return Optional.empty();
        });
    }

    Optional<JsonElement> json(String key) {
        return node(key).flatMap(node -> NodeJson.of(problems, place(key), node));
    }

    private void enter(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.add(place.at(lineOf(entry.getKeyNode())), "has a key that is no text.");
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            problems.add(place.at(lineOf(key)), "has the key '" + key.getValue() + "' twice.");
        }
    }

    private Optional<Text> text(Place at, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new Text(scalar.getValue(), lineOf(scalar)));
        }
        problems.add(at.at(lineOf(node)), "must be text.");
        return Optional.empty();
    }
}
