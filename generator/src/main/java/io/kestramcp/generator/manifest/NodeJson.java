package io.kestramcp.generator.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value of the manifest as JSON. Plain words are true, false and numbers only where JSON has them so. */
final class NodeJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private NodeJson() {}

    static Optional<JsonElement> of(Problems problems, Place place, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(problems, place, scalar);
        }
        if (node instanceof SequenceNode sequence) {
            JsonArray array = new JsonArray();
            sequence.getValue().forEach(each -> of(problems, place, each).ifPresent(array::add));
            return Optional.of(array);
        }
        JsonObject object = new JsonObject();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            of(problems, place, entry.getValueNode()).ifPresent(value -> object.add(Merge.key(entry), value));
        }
        return Optional.of(object);
    }

    private static Optional<JsonElement> scalar(Problems problems, Place place, ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return Optional.of(new JsonPrimitive(text));
        }
        if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            problems.add(place.at(Section.lineOf(scalar)), "is empty.");
            return Optional.empty();
        }
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(new JsonPrimitive(Boolean.valueOf(text)));
        }
        return Optional.of(
                NUMBER.matcher(text).matches() ? new JsonPrimitive(new BigDecimal(text)) : new JsonPrimitive(text));
    }
}
