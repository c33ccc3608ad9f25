package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The executions that a filter hits, found by a search and then named one by one. No request of the kind "all that match"
 * is ever sent: Kestra drops a filter that it cannot read, and would then take the whole tenant (recording 332 of 1.3.25).
 */
record Matches(Set<String> ids, SortedSet<String> namespaces, JsonArray sample) {
    /** The most executions that one call may touch. */
    static final int MOST = 1000;

    private static final int PAGE = 100;
    private static final int SHOWN = 10;

    /**
     * Searches.
     *
     * @param filter arguments of {@code list_executions}
     * @throws RefusedArgumentException when the filter says nothing, or something unknown, or hits more than
     *     {@value #MOST}
     */
    static Matches of(CallContext call, Tool listExecutions, JsonObject filter) throws KestraException {
        Criteria.check(filter);
        Set<String> ids = new LinkedHashSet<>();
        SortedSet<String> namespaces = new TreeSet<>();
        JsonArray sample = new JsonArray();
        Integer page = 1;
        while (page != null) {
            JsonObject question = filter.deepCopy();
            question.addProperty("page", page);
            question.addProperty("size", PAGE);
            JsonObject answer = call.use(listExecutions, question);
            for (JsonElement each : answer.getAsJsonArray("results")) {
                JsonObject execution = each.getAsJsonObject();
                ids.add(execution.get("execution_id").getAsString());
                if (execution.has("namespace")) {
                    namespaces.add(execution.get("namespace").getAsString());
                }
                if (sample.size() < SHOWN) {
                    sample.add(each);
                }
            }
            long total = answer.has("total") ? answer.get("total").getAsLong() : 0;
            if (Math.max(total, ids.size()) > MOST) {
                throw new RefusedArgumentException(
                        "filter", "hits more than " + MOST + " executions. Narrow it, by time for example.");
            }
            page = answer.has("next_page")
                    ? Integer.valueOf(answer.get("next_page").getAsInt())
                    : null;
        }
        return new Matches(ids, namespaces, sample);
    }
}
