package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Bounds every text of an answer, so that one log line or file cannot fill a model's context. */
final class TextLimit {
    /** The longest text that is passed on, in characters (UTF-16 units). */
    static final int MAX_LENGTH = 50_000;

    private TextLimit() {}

    /** The value with each long text in it cut, and marked with its full length. Nothing else is changed. */
    static JsonElement cut(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            String text = primitive.getAsString();
            return text.length() <= MAX_LENGTH ? value : new JsonPrimitive(shortened(text));
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray(array.size());
            array.forEach(each -> copy.add(cut(each)));
            return copy;
        }
        if (value instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.asMap().forEach((key, each) -> copy.add(key, cut(each)));
            return copy;
        }
        return value;
    }

    private static String shortened(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "\n[cut: the first " + end + " of " + text.length() + " characters]";
    }
}
