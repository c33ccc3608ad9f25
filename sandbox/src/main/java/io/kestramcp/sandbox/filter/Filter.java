package io.kestramcp.sandbox.filter;

import java.util.Arrays;
import java.util.List;

/**
 * One filter of a search.
 *
 * @param field the field's wire name
 * @param operator how to compare
 * @param key the label's key; null for every field but labels
 * @param value what to compare with, as it was sent
 */
public record Filter(String field, Operator operator, String key, String value) {
    /** A filter without a key. */
    public static Filter of(String field, Operator operator, String value) {
        return new Filter(field, operator, null, value);
    }

    /** The members of a list value: comma separated, brackets around it tolerated. */
    public List<String> values() {
        String bare = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        return Arrays.stream(bare.split(",", -1)).map(String::trim).toList();
    }
}
