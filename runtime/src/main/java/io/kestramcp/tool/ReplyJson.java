package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import java.util.List;

/** The JSON of an answer, or a failure that says what came instead. */
final class ReplyJson {
    private static final int SHOWN = 80;

    private ReplyJson() {}

    static JsonObject object(KestraRequest request, KestraReply reply) throws KestraException {
        JsonElement json = any(request, reply);
        if (!json.isJsonObject()) {
            throw unexpected(request, reply, "a JSON object was expected");
        }
        return json.getAsJsonObject();
    }

    static JsonArray array(KestraRequest request, KestraReply reply) throws KestraException {
        JsonElement json = any(request, reply);
        if (!json.isJsonArray()) {
            throw unexpected(request, reply, "a JSON list was expected");
        }
        return json.getAsJsonArray();
    }

    /** What came is not what the contract says. The request itself was answered with success, so it did its work. */
    static KestraException unexpected(KestraRequest request, KestraReply reply, String expected) {
        return new KestraException(
                KestraException.Kind.NOT_KESTRA,
                reply.status(),
                request.operation() + " was answered with " + told(reply) + "; " + expected + ".",
                List.of(),
                "Check that the base URL leads to Kestra itself and not to a proxy or login page in front of it.",
                !request.safe());
    }

    static JsonElement any(KestraRequest request, KestraReply reply) throws KestraException {
        try {
            return reply.json();
        } catch (JsonParseException e) {
            throw unexpected(request, reply, "JSON was expected");
        }
    }

    private static String told(KestraReply reply) {
        if (reply.empty()) {
            return "nothing";
        }
        String type = reply.mediaType().isEmpty() ? "a body without a type" : reply.mediaType();
        String text = reply.text().strip().replaceAll("\\s+", " ");
        return type + " that begins with: " + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
