package io.kestramcp.sandbox.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.Map;

/**
 * What the server answers.
 *
 * @param status the HTTP status
 * @param contentType null when there is none
 * @param body the bytes, maybe none
 * @param headers further headers
 */
public record Reply(int status, String contentType, Bytes body, Map<String, String> headers) {
    /** The type of every JSON answer. */
    public static final String JSON = "application/json";

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** 200 with JSON. */
    public static Reply json(JsonElement body) {
        return json(200, JSON, body);
    }

    /** Any status with JSON of any label. */
    public static Reply json(int status, String contentType, JsonElement body) {
        return text(status, contentType, GSON.toJson(body));
    }

    /** Any status with text. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, Bytes.utf8(body), Map.of());
    }

    /** No body and no content type. */
    public static Reply empty(int status) {
        return new Reply(status, null, Bytes.NONE, Map.of());
    }

    /** The same answer with one more header, and no other. */
    public Reply withHeader(String name, String value) {
        return new Reply(status, contentType, body, Map.of(name, value));
    }
}
