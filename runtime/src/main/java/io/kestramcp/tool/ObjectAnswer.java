package io.kestramcp.tool;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;

/** One object. */
record ObjectAnswer(Projection projection) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        return Reply.of(projection.apply(ReplyJson.object(request, reply)).getAsJsonObject());
    }
}
