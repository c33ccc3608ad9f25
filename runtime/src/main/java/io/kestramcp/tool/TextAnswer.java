package io.kestramcp.tool;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;

/** A text that is no JSON. Nothing is an empty text. */
record TextAnswer(String name) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        if (reply.mediaType().equals("text/html")) {
            throw ReplyJson.unexpected(request, reply, "a text was expected");
        }
        JsonObject content = new JsonObject();
        content.add(name, TextLimit.cut(new JsonPrimitive(reply.text())));
        return Reply.of(content);
    }
}
