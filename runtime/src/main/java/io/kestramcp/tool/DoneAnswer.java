package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import java.util.List;

/** Success without content. */
record DoneAnswer(List<String> repeated) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        if (!reply.empty() && !reply.mediaType().endsWith("json")) {
            throw ReplyJson.unexpected(request, reply, "no content was expected");
        }
        JsonObject content = new JsonObject();
        content.addProperty("done", true);
        repeated.stream()
                .filter(call.arguments()::has)
                .forEach(name -> content.add(name, call.arguments().json(name)));
        return Reply.of(content);
    }
}
