package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import java.util.List;

/** The values that a schema allows, or the items of a list. Their order means nothing. */
final class Enums {
    private Enums() {}

    /** Sorted; empty: any value. */
    static List<String> of(Schema schema) {
        return schema.items().orElse(schema).enumeration().stream()
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    /** What only the first list has. */
    static List<String> gone(List<String> old, List<String> now) {
        return now.isEmpty()
                ? List.of()
                : old.stream().filter(each -> !now.contains(each)).toList();
    }
}
