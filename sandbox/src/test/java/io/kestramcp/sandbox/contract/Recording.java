package io.kestramcp.sandbox.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange with a real Kestra.
 *
 * @param name the file's name without its ending, such as 026-createFlow-ok
 * @param method of the request
 * @param uri path and query of the request, as they were sent
 * @param requestHeaders of the request
 * @param requestBody of the request, one character per byte; empty for none
 * @param status of the response
 * @param contentType of the response; empty for none
 * @param body of the response, one character per byte
 */
record Recording(
        String name,
        String method,
        String uri,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Optional<String> contentType,
        String body) {
    static Recording read(Path file) throws IOException {
        JsonObject exchange = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject request = exchange.getAsJsonObject("request");
        JsonObject response = exchange.getAsJsonObject("response");
        String query = text(request.get("query"));
        return new Recording(
                file.getFileName().toString().replace(".json", ""),
                request.get("method").getAsString(),
                request.get("path").getAsString() + (query.isEmpty() ? "" : "?" + query),
                headers(request),
                bytes(request.get("body")),
                response.get("status").getAsInt(),
                Optional.ofNullable(headers(response).get("content-type")).map(type -> type.split(";", 2)[0]),
                bytes(response.get("body")));
    }

    /** Kestra's operation id, as the file's name tells it. */
    String operation() {
        return name.split("-", 3)[1];
    }

    /** The response as JSON; empty when it is none. */
    Optional<JsonElement> json() {
        return json(body);
    }

    /** A body, one character per byte, as JSON; empty when it is none. */
    static Optional<JsonElement> json(String body) {
        try {
            String text = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return text.isEmpty() ? Optional.empty() : Optional.of(StrictJson.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(JsonObject message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.getAsJsonObject("headers").asMap().forEach((name, value) -> headers.put(name, value.getAsString()));
        return headers;
    }

    private static String text(JsonElement value) {
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    private static String bytes(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        return value.isJsonPrimitive()
                ? new String(value.getAsString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                : decoded(value);
    }

    private static String decoded(JsonElement binary) {
        byte[] bytes = Base64.getDecoder()
                .decode(binary.getAsJsonObject().get("base64").getAsString());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
