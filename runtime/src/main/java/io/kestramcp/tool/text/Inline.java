package io.kestramcp.tool.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** A value on one line. */
final class Inline {
    private Inline() {}

    /**
     * For a table: strings bare, with backslash, tab and line feed as {@code \\}, {@code \t} and {@code \n}; all else as
     * compact JSON; null, which is absent, as nothing.
     */
    static String cell(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        if (value instanceof JsonPrimitive primitive) {
            return primitive.isString() ? escaped(primitive.getAsString()) : primitive.getAsString();
        }
        return value.toString();
    }

    /** For a line of its own: strings bare, all else as compact JSON. The string must be of one line. */
    static String value(JsonElement value) {
        return isString(value) && !value.getAsString().isEmpty() ? value.getAsString() : value.toString();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    static boolean isString(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    /** The value when it is a whole number without exponent, or null. */
    static String wholeNumber(JsonElement value) {
        return value instanceof JsonPrimitive primitive
                        && primitive.isNumber()
                        && primitive.getAsString().matches("\\d+")
                ? primitive.getAsString()
                : null;
    }
}
