package io.kestramcp.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the protocol's JSON (Jackson) to the tools' (Gson) and back, without a digit lost. */
final class GsonTree {
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

    /** An answer or a schema, as maps in the order of their keys, lists, strings, numbers and booleans. */
    static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
        return map;
    }

    private static Object plain(JsonElement element) {
        if (element instanceof JsonObject object) {
            return plain(object);
        }
        if (element instanceof JsonArray array) {
            List<Object> list = new ArrayList<>(array.size());
            array.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (element instanceof JsonPrimitive primitive) {
            return plain(primitive);
        }
        return null;
    }

    private static Object plain(JsonPrimitive primitive) {
        if (primitive.isNumber()) {
            return number(primitive.getAsString());
        }
        return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
    }

    private static Number number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return whole ? new BigInteger(digits) : new BigDecimal(digits);
    }
}
