package io.kestramcp.mcp.content;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.mcp.CompletionSource.Completion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Makes proposals of a tool's results: those that have in them what is typed, first those that begin with it. */
final class Proposals {
    private Proposals() {}

    /**
     * Picks.
     *
     * @param answer a page of results
     * @param field the field that is a value, or an object whose keys are
     * @param settled what a result must have where it has such a field
     * @param narrowed whether only a part was asked for of what the caller may see
     */
    static Completion of(JsonObject answer, String field, String typed, Map<String, String> settled, boolean narrowed) {
        List<JsonElement> rows = answer.getAsJsonArray("results").asList();
        Set<String> found = new LinkedHashSet<>();
        rows.stream()
                .map(JsonElement::getAsJsonObject)
                .filter(row -> agrees(row, settled))
                .flatMap(row -> values(row.get(field)))
                .filter(value -> has(value, typed))
                .forEach(found::add);
        List<String> ranked = new ArrayList<>(found);
        ranked.sort((left, right) -> Boolean.compare(begins(right, typed), begins(left, typed)));
        boolean more = narrowed || total(answer, rows.size()) > rows.size();
        return new Completion(
                ranked, more ? known(answer, rows, ranked, narrowed) : OptionalInt.of(ranked.size()), more);
    }

    /** Of results beyond the page the number is known, but how many of them are values only when all of the page were. */
    private static OptionalInt known(JsonObject answer, List<JsonElement> rows, List<String> ranked, boolean narrowed) {
        return !narrowed && ranked.size() == rows.size()
                ? OptionalInt.of(total(answer, rows.size()))
                : OptionalInt.empty();
    }

    private static int total(JsonObject answer, int otherwise) {
        return answer.get("total") instanceof JsonPrimitive total ? total.getAsInt() : otherwise;
    }

    private static boolean agrees(JsonObject row, Map<String, String> settled) {
        return settled.entrySet().stream()
                .allMatch(each -> !(row.get(each.getKey()) instanceof JsonPrimitive value)
                        || value.getAsString().equals(each.getValue()));
    }

    private static Stream<String> values(JsonElement field) {
        if (field instanceof JsonObject object) {
            return object.keySet().stream();
        }
        return field instanceof JsonPrimitive value ? Stream.of(value.getAsString()) : Stream.empty();
    }

    private static boolean has(String value, String typed) {
        return value.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private static boolean begins(String value, String typed) {
        return value.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
    }
}
