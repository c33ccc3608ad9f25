package io.kestramcp.sandbox.filter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.function.Function;

/**
 * The page that a search asks for. Past the last page the total is 0, as the real servers answer.
 *
 * @param number from 1
 * @param size how many items at most
 */
public record Page(int number, int size) {
    /** The page of a query: the first ten unless it says otherwise; 422 for a number or size below 1. */
    public static Page of(Query query, String operationId) {
        return new Page(atLeastOne(query, operationId, "page", 1), atLeastOne(query, operationId, "size", 10));
    }

    private static int atLeastOne(Query query, String operationId, String name, int otherwise) {
        int value = query.integer(name).orElse(otherwise);
        if (value < 1) {
            String path = operationId + "." + name;
            String message = "must be greater than or equal to 1";
            throw Refusal.invalidEntity(path + ": " + message, List.of(new Refusal.Violation(message, path)));
        }
        return value;
    }

    /** The answer with this page of the items. */
    public <T> Reply of(List<T> items, Function<T, ? extends JsonElement> view) {
        return of(items, view, new JsonFields());
    }

    /** The same, after other fields. */
    public <T> Reply of(List<T> items, Function<T, ? extends JsonElement> view, JsonFields first) {
        int from = (int) Math.min((number - 1L) * size, items.size());
        List<T> shown = items.subList(from, (int) Math.min((long) from + size, items.size()));
        JsonObject body = first.with("results", shown, view)
                .with("total", shown.isEmpty() ? 0 : items.size())
                .toJson();
        return Reply.json(body);
    }
}
