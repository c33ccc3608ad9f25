package io.kestramcp.sandbox.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which id of the sandbox stands for which id of a recording: learnt from the answers, where both stand in one place. */
final class IdMap {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{20,22}");

    private final Map<String, String> ours = new LinkedHashMap<>();

    /** Learns every pair of ids that stand in the same place. */
    void learn(JsonElement recorded, JsonElement answered) {
        if (recorded.isJsonObject() && answered.isJsonObject()) {
            JsonObject other = answered.getAsJsonObject();
            recorded.getAsJsonObject().asMap().forEach((name, value) -> {
                if (other.has(name)) {
                    learn(value, other.get(name));
                }
            });
        } else if (recorded.isJsonArray() && answered.isJsonArray()) {
            JsonArray left = recorded.getAsJsonArray();
            JsonArray right = answered.getAsJsonArray();
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                learn(left.get(i), right.get(i));
            }
        } else if (isId(recorded) && isId(answered)) {
            learn(recorded.getAsString(), answered.getAsString());
        } else if (isFile(recorded) && isFile(answered)) {
            // The name that the server gave a file; the rest of its URI is made of ids.
            learn(fileName(recorded), fileName(answered));
        }
    }

    /** Learns one pair; what is known stays. */
    void learn(String recorded, String answered) {
        ours.putIfAbsent(recorded, answered);
    }

    /** The sandbox's id for a recorded one. */
    Optional<String> of(String recorded) {
        return Optional.ofNullable(ours.get(recorded));
    }

    /** A text with every known recorded id replaced. */
    String translate(String text) {
        String translated = text;
        for (Map.Entry<String, String> pair : ours.entrySet()) {
            translated = translated.replace(pair.getKey(), pair.getValue());
        }
        return translated;
    }

    private static boolean isFile(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsString().startsWith("kestra:///");
    }

    private static String fileName(JsonElement uri) {
        return uri.getAsString().substring(uri.getAsString().lastIndexOf('/') + 1);
    }

    private static boolean isId(JsonElement value) {
        return value.isJsonPrimitive() && ID.matcher(value.getAsString()).matches();
    }
}
