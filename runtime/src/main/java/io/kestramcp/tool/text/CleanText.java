package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/**
 * Makes text that came through Kestra (flow sources, logs, outputs, labels, errors) safe to show: what a model reads is
 * what a person would see.
 *
 * <ul>
 *   <li>Terminal sequences are removed: they colour and move, and say nothing. What one would have hidden is then seen.
 *   <li>Line ends become {@code \n}.
 *   <li>Every other code point that is not seen ({@link Invisible}) is shown as {@code \\u{202E}}: removing it would hide
 *       that somebody put it there. A run is shown as its first and the number of the others, {@code \\u{E0049+36}},
 *       because such runs spell words that were meant for the model alone.
 *   <li>Joiners and variation selectors stay where writing needs them: in emoji, and in scripts whose letters join.
 * </ul>
 *
 * <p>All else is unchanged to the byte, so a flow's source can be edited and saved again. Cleaning twice is cleaning
 * once.
 */
public final class CleanText {
    private CleanText() {}

    /** The text, clean; the same object when nothing had to be done. */
    public static String of(String text) {
        return plain(text) ? text : new TextCleaner(text).clean();
    }

    /** The object with every string and every key clean, at any depth; the same one when nothing had to be done. */
    public static JsonObject of(JsonObject object) {
        return plain(object) ? object : copy(object);
    }

    private static JsonElement copy(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return new JsonPrimitive(of(primitive.getAsString()));
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray(array.size());
            array.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value instanceof JsonObject object ? copy(object) : value;
    }

    /** No two keys fall together. */
    private static JsonObject copy(JsonObject object) {
        JsonObject copy = new JsonObject();
        object.asMap().forEach((key, each) -> {
            String name = of(key);
            while (copy.has(name)) {
                name += "'";
            }
            copy.add(name, copy(each));
        });
        return copy;
    }

    /** Whether there is nothing to do: true of nearly all answers, which are not copied then. */
    private static boolean plain(JsonElement value) {
        if (value instanceof JsonPrimitive primitive) {
            return !primitive.isString() || plain(primitive.getAsString());
        }
        if (value instanceof JsonArray array) {
            for (JsonElement each : array) {
                if (!plain(each)) {
                    return false;
                }
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> each : object.entrySet()) {
                if (!plain(each.getKey()) || !plain(each.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
