package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

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
        for (int at = 0; at < text.length(); at++) {
            if (!plain(text.charAt(at))) {
                return new TextCleaner(text).clean();
            }
        }
        return text;
    }

    /** A copy with every string and every key clean, at any depth. */
    public static JsonElement of(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return new JsonPrimitive(of(primitive.getAsString()));
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray(array.size());
            array.forEach(each -> copy.add(of(each)));
            return copy;
        }
        return value instanceof JsonObject object ? of(object) : value;
    }

    /** A copy with every string and every key clean, at any depth. No two keys fall together. */
    public static JsonObject of(JsonObject object) {
        JsonObject copy = new JsonObject();
        object.asMap().forEach((key, each) -> {
            String name = of(key);
            while (copy.has(name)) {
                name += "'";
            }
            copy.add(name, of(each));
        });
        return copy;
    }

    private static boolean plain(int c) {
        return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
    }
}
