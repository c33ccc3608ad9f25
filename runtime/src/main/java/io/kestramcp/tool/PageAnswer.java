package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A page: results, total, page, and next_page when there are more. Past the last page Kestra says total 0 (recording 621
 * of 1.3.25); that is told as what it is.
 */
record PageAnswer(Projection row, int defaultSize) implements Answer {
    @Override
    public Reply read(CallContext call, KestraRequest request, KestraReply reply) throws KestraException {
        JsonObject answer = ReplyJson.object(request, reply);
        if (!(answer.get("results") instanceof JsonArray results)) {
            throw ReplyJson.unexpected(request, reply, "an object with results was expected");
        }
        int page = call.arguments().integer("page", 1);
        int size = call.arguments().integer("size", defaultSize);
        JsonObject content = new JsonObject();
        content.add("results", row.rows(results));
        content.addProperty("page", page);
        Optional<JsonElement> total = Optional.ofNullable(answer.get("total")).filter(PageAnswer::number);
        if (results.isEmpty() && page > 1) {
            content.addProperty("note", "Page " + page + " is past the end. Start again with page 1.");
            return Reply.of(content);
        }
        total.ifPresent(count -> content.add("total", count));
        // A log store that pages by cursor tells no total; a full page then means there may be more.
        boolean more = total.map(count -> more(count, page, size)).orElse(results.size() >= size);
        if (more) {
            content.addProperty("next_page", page + 1);
        }
        return Reply.of(content);
    }

    private static boolean number(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    private static boolean more(JsonElement total, int page, int size) {
        BigInteger shown = BigInteger.valueOf(page).multiply(BigInteger.valueOf(size));
        return total.getAsBigDecimal().compareTo(new BigDecimal(shown)) > 0;
    }
}
