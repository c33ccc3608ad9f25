package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;

/** A list that Kestra does not page: the first rows, and how many there are. */
record RowsAnswer(Projection row) implements Answer {
    /** The most rows that are passed on. */
    static final int MAX_ROWS = 1000;

    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        JsonArray all = ReplyJson.array(request, reply);
        return Reply.of(content(row, all, 0, Math.min(MAX_ROWS, all.size())));
    }

    /** The rows from {@code begin} to before {@code end}, with the count of all and a note when some are left out. */
    static JsonObject content(Projection row, JsonArray all, int begin, int end) {
        JsonArray rows = new JsonArray();
        for (int i = begin; i < end; i++) {
            rows.add(row.apply(all.get(i)));
        }
        JsonObject content = new JsonObject();
        content.add("results", rows);
        content.addProperty("total", all.size());
        if (rows.size() < all.size()) {
            content.addProperty(
                    "note",
                    "These are the " + (begin > 0 ? "last " : "first ") + rows.size() + " of " + all.size() + ".");
        }
        return content;
    }
}
