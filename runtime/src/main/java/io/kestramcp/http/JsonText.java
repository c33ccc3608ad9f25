package io.kestramcp.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Small JSON answers of the HTTP server itself. */
final class JsonText {
    static final String TYPE = "application/json";

    private JsonText() {}

    /** Answers with one object. */
    static void write(Response response, Callback callback, int status, JsonObject body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, BufferUtil.toBuffer(bytes), callback);
    }

    /** A refusal of a request that was not read as a message: a JSON-RPC error without an id. */
    static JsonObject refusal(Request request, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("code", -32600);
        error.addProperty("message", message);
        JsonObject data = new JsonObject();
        data.addProperty("requestId", RequestIds.of(request));
        error.add("data", data);
        JsonObject answer = new JsonObject();
        answer.addProperty("jsonrpc", "2.0");
        answer.add("error", error);
        return answer;
    }
}
