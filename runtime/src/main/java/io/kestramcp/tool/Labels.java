package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.RefusedArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels given as an object of strings. Refuses what would reach Kestra as another label: it splits at the first colon
 * (wire notes of 1.3, section 7), and finds a filter's key by brackets (section 8).
 */
record Labels(Map<String, String> entries) {
    static Labels read(String argument, JsonElement value) {
        if (!value.isJsonObject()) {
            throw new RefusedArgumentException(argument, "must be an object of strings, such as {\"team\": \"core\"}.");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        value.getAsJsonObject().asMap().forEach((key, each) -> {
            if (key.isBlank() || key.chars().anyMatch(c -> ":,[]\"".indexOf(c) >= 0 || c <= ' ')) {
                throw new RefusedArgumentException(
                        argument, "has the key '" + key + "': a key is not empty, without spaces and : , [ ] \".");
            }
            if (!(each instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw new RefusedArgumentException(argument, "must have a string as the value of '" + key + "'.");
            }
            if (primitive.getAsString().isBlank()) {
                throw new RefusedArgumentException(argument, "has an empty value for '" + key + "'.");
            }
            entries.put(key, primitive.getAsString());
        });
        return new Labels(entries);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        entries.forEach((key, value) -> texts.add(key + ":" + value));
        return texts;
    }
}
