package io.kestramcp.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From the protocol's JSON (Jackson) to the tools' (Gson) and back, without a digit lost. */
final class GsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As many as every {@code long} has room for. */
    private static final int LONG_DIGITS = 18;

    private GsonTree() {}

    /** Arguments for a tool. */
    static JsonObject of(ObjectNode node) {
        JsonObject object = new JsonObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            object.add(member.getKey(), element(member.getValue()));
        }
        return object;
    }

    private static JsonElement element(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return of(object);
        }
        if (node.isArray()) {
            JsonArray array = new JsonArray();
            node.forEach(item -> array.add(element(item)));
            return array;
        }
        if (node.isNull()) {
            return JsonNull.INSTANCE;
        }
        if (node.isBoolean()) {
            return new JsonPrimitive(node.booleanValue());
        }
        return node.isNumber() ? new JsonPrimitive(node.numberValue()) : new JsonPrimitive(node.asString());
    }

    /** An answer or a schema, in the order of its keys. Numbers keep their digits. */
    static ObjectNode of(JsonObject object) {
        ObjectNode node = Wire.object();
        object.entrySet().forEach(member -> node.set(member.getKey(), node(member.getValue())));
        return node;
    }

    private static JsonNode node(JsonElement element) {
        if (element instanceof JsonObject object) {
            return of(object);
        }
        if (element instanceof JsonArray array) {
            ArrayNode list = NODES.arrayNode(array.size());
            array.forEach(item -> list.add(node(item)));
            return list;
        }
        if (element instanceof JsonPrimitive primitive) {
            return node(primitive);
        }
        return NODES.nullNode();
    }

    private static JsonNode node(JsonPrimitive primitive) {
        if (primitive.isNumber()) {
            return number(primitive.getAsString());
        }
        return primitive.isBoolean()
                ? NODES.booleanNode(primitive.getAsBoolean())
                : NODES.stringNode(primitive.getAsString());
    }

    private static JsonNode number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        if (whole && digits.length() <= LONG_DIGITS) {
            return NODES.numberNode(Long.parseLong(digits));
        }
        return whole ? NODES.numberNode(new BigInteger(digits)) : NODES.numberNode(new BigDecimal(digits));
    }
}
