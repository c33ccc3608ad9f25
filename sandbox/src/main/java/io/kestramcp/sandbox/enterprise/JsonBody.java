package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Refusal;
import java.util.List;

/** A JSON object as the body of a call. */
final class JsonBody {
    private JsonBody() {}

    /** The object; 422 when the body is none. */
    static JsonObject read(Call call, String name) {
        if (call.json(name) instanceof JsonObject body) {
            return body;
        }
        throw Refusal.invalidJson(new Refusal.Violation("must be an object", name));
    }

    /** A property that must be there, as text; 422 without it. */
    static String required(JsonObject body, String name) {
        JsonElement value = body.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw Refusal.invalidEntity(
                    name + ": must not be null", List.of(new Refusal.Violation("must not be null", name)));
        }
        return value.getAsString();
    }

    /** A property that must be one of these words; 422 otherwise. */
    static String oneOf(JsonObject body, String name, List<String> words) {
        String value = required(body, name);
        if (!words.contains(value)) {
            throw Refusal.invalidJson(new Refusal.Violation("must be one of " + words + ", not " + value, name));
        }
        return value;
    }
}
