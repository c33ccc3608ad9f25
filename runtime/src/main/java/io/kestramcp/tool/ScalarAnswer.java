package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;

/** One JSON text, number or truth value. */
record ScalarAnswer(String name) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        JsonElement value = ReplyJson.any(request, reply);
        if (!value.isJsonPrimitive()) {
            throw ReplyJson.unexpected(request, reply, "a single JSON value was expected");
        }
        JsonObject content = new JsonObject();
        content.add(name, TextLimit.cut(value));
        return Reply.of(content);
    }
}
