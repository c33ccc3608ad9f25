package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of one kind by their keys, in the order in which they were made. Guarded by the sandbox's lock. */
final class Records {
    private final Map<String, JsonObject> records = new LinkedHashMap<>();

    /** Keeps an object, in place of one with the same key. */
    JsonObject put(String key, JsonObject object) {
        records.put(key, object);
        return object;
    }

    /** An object; 404 when there is none. */
    JsonObject require(String key) {
        JsonObject object = records.get(key);
        if (object == null) {
            throw Refusal.notFound();
        }
        return object;
    }

    boolean has(String key) {
        return records.containsKey(key);
    }

    /** Forgets an object and tells which; 404 when there is none. */
    JsonObject remove(String key) {
        JsonObject object = require(key);
        records.remove(key);
        return object;
    }

    List<JsonObject> all() {
        return List.copyOf(records.values());
    }
}
