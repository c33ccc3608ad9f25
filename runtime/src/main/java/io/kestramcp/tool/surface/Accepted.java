package io.kestramcp.tool.surface;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.Set;

/** Whether a keyword of JSON Schema that has changed makes a schema accept fewer values, more, or others. */
enum Accepted {
    /** The same ones. */
    SAME,
    /** Some no more, and none that it did not. */
    FEWER,
    /** Some that it did not, and all that it did. */
    MORE,
    /** Some no more and some new, or it cannot be told. */
    OTHER;

    private static final Set<String> LEAST =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> MOST =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    /** Compares; null is a keyword that is absent, which accepts everything. */
    static Accepted compare(String keyword, JsonElement before, JsonElement now) {
        if (before == null || now == null) {
            return before == now ? SAME : before == null ? FEWER : MORE;
        }
        if (before.equals(now)) {
            return SAME;
        }
        if (LEAST.contains(keyword) || MOST.contains(keyword)) {
            int raised = now.getAsBigDecimal().compareTo(before.getAsBigDecimal());
            return raised == 0 ? SAME : raised > 0 == LEAST.contains(keyword) ? FEWER : MORE;
        }
        return switch (keyword) {
            case "enum" -> sets(values(before), values(now));
            case "type" -> sets(names(before), names(now));
            default -> OTHER;
        };
    }

    private static Accepted sets(Set<?> before, Set<?> now) {
        if (before.equals(now)) {
            return SAME;
        }
        return before.containsAll(now) ? FEWER : now.containsAll(before) ? MORE : OTHER;
    }

    private static Set<JsonElement> values(JsonElement list) {
        return new HashSet<>(list.getAsJsonArray().asList());
    }

    /** The types, one or a list. Every integer is a number too. */
    private static Set<String> names(JsonElement type) {
        Set<String> names = new HashSet<>();
        if (type instanceof JsonArray list) {
            list.forEach(each -> names.add(each.getAsString()));
        } else {
            names.add(type.getAsString());
        }
        if (names.contains("number")) {
            names.add("integer");
        }
        return names;
    }
}
