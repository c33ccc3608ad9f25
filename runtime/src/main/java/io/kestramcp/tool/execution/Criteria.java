package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.RefusedArgumentException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the filter of a bulk action may say: what {@code list_executions} takes, whose schema a caller's filter does not
 * pass. Anything else would be dropped, and hit too much, or match nothing and be taken for "nothing to do".
 */
final class Criteria {
    private static final Set<String> ANY = Set.of();
    private static final Map<String, Set<String>> WORDS = new TreeMap<>(Map.of(
            "query", ANY,
            "namespace", ANY,
            "only_in", ANY,
            "flow_id", ANY,
            "state", ExecutionState.ALL,
            "labels", ANY,
            "started_after", ANY,
            "started_before", ANY,
            "started_by", ANY,
            "origin", Set.of("CHILD", "MAIN")));

    private Criteria() {}

    /** The criteria, each with the words that it takes; none where any text will do. */
    static Map<String, Set<String>> words() {
        return Map.copyOf(WORDS);
    }

    /** @throws RefusedArgumentException when a filter says nothing, or something unknown */
    static void check(JsonObject filter) {
        filter.entrySet().forEach(criterion -> {
            Set<String> words = WORDS.get(criterion.getKey());
            if (words == null) {
                throw new RefusedArgumentException(
                        "filter",
                        "has " + criterion.getKey() + ", which is no criterion. Criteria: "
                                + String.join(", ", WORDS.keySet()) + ".");
            }
            if (!words.isEmpty()) {
                checkWords(criterion.getKey(), criterion.getValue(), words);
            }
        });
        if (filter.entrySet().stream().noneMatch(criterion -> says(criterion.getValue()))) {
            throw new RefusedArgumentException("filter", "is empty: it would hit every execution. Give a criterion.");
        }
    }

    private static void checkWords(String criterion, JsonElement value, Set<String> words) {
        if (value instanceof JsonArray list) {
            list.forEach(each -> checkWords(criterion, each, words));
        } else if (value instanceof JsonPrimitive && !words.contains(value.getAsString())) {
            throw new RefusedArgumentException(
                    "filter",
                    "has '" + value.getAsString() + "' as " + criterion + ". It takes: "
                            + String.join(", ", new TreeSet<>(words)) + ".");
        }
    }

    private static boolean says(JsonElement value) {
        if (value.isJsonArray()) {
            return !value.getAsJsonArray().isEmpty();
        }
        if (value.isJsonObject()) {
            return !value.getAsJsonObject().isEmpty();
        }
        return !value.isJsonNull() && !value.getAsString().isBlank();
    }
}
