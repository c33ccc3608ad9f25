package io.kestramcp.mcp;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.kestramcp.name.NearestName;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One schema error in words: which argument, what is wrong, what is allowed. */
final class ArgumentComplaint {
    private ArgumentComplaint() {}

    /** A sentence for a model. The root schema tells which arguments there are. */
    static String sentence(Error error, JsonNode rootSchema) {
        String where = where(error.getInstanceLocation());
        JsonNode allowed = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(error, rootSchema);
            case "required" -> inside(where, error.getProperty()) + " is missing.";
            case "type" ->
                where + " must be " + types(allowed) + ", not " + kind(error.getInstanceNode()) + "."
                        + (error.getInstanceNode().isNull() ? " Leave it out when it is not needed." : "");
            case "enum" -> where + " must be one of " + Wire.text(allowed) + ".";
            case "minimum" -> where + " must be at least " + allowed.asString() + ".";
            case "maximum" -> where + " must be at most " + allowed.asString() + ".";
            case "minLength" -> where + " must have at least " + allowed.asString() + " characters.";
            case "maxLength" -> where + " must have at most " + allowed.asString() + " characters.";
            case "minItems" -> where + " must have at least " + allowed.asString() + " elements.";
            case "maxItems" -> where + " must have at most " + allowed.asString() + " elements.";
            case "format" -> where + " must be a " + allowed.asString() + example(allowed.asString()) + ".";
            case "pattern" -> where + " must match " + allowed.asString() + ".";
            default -> where + ": " + error.getMessage() + ".";
        };
    }

    private static String unknown(Error error, JsonNode rootSchema) {
        NodePath parent = error.getInstanceLocation();
        String name = error.getProperty();
        String sentence = inside(where(parent), name) + " is not an argument";
        if (parent.getNameCount() > 0) {
            return sentence + ".";
        }
        List<String> known = new ArrayList<>(rootSchema.path("properties").propertyNames());
        if (known.isEmpty()) {
            return sentence + "; the tool takes none.";
        }
        return sentence
                + NearestName.of(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".") + " Allowed: " + String.join(", ", known) + ".";
    }

    /** What a JSON value is, in JSON Schema's words. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case MISSING -> "nothing";
        };
    }

    private static String types(JsonNode type) {
        List<String> names = new ArrayList<>();
        type.forEach(each -> names.add(each.asString()));
        return "of type " + (names.isEmpty() ? type.asString() : String.join(" or ", names));
    }

    private static String example(String format) {
        return switch (format) {
            case "date-time" -> " such as 2026-01-31T08:00:00Z";
            case "date" -> " such as 2026-01-31";
            case "duration" -> " such as PT15M";
            default -> "";
        };
    }

    private static String inside(String where, String property) {
        return where.equals("arguments") ? property : where + "." + property;
    }

    private static String where(NodePath path) {
        StringBuilder where = new StringBuilder();
        for (int at = 0; at < path.getNameCount(); at++) {
            Object element = path.getElement(at);
            if (element instanceof Integer index) {
                where.append('[').append(index).append(']');
            } else {
                where.append(where.isEmpty() ? "" : ".").append(element);
            }
        }
        return where.isEmpty() ? "arguments" : where.toString();
    }
}
