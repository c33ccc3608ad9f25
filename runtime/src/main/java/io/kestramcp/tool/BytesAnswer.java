package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraReply;

/** Bytes, of whatever type Kestra calls them: a file keeps its own. */
record BytesAnswer(String name) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) {
        JsonObject content = new JsonObject();
        content.addProperty(name, reply.body().base64());
        return Reply.of(content);
    }
}
