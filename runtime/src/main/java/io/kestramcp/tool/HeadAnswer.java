package io.kestramcp.tool;

import com.google.gson.JsonArray;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;

/** A list that Kestra does not page: its first rows, and how many there are. */
record HeadAnswer(Projection row, int rows) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        JsonArray all = ReplyJson.array(request, reply);
        int wanted = Math.max(0, call.arguments().integer("limit", rows));
        return Reply.of(RowsAnswer.content(row, all, 0, Math.min(wanted, all.size())));
    }
}
