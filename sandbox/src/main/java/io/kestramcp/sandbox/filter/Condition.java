package io.kestramcp.sandbox.filter;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One condition of a search: it holds when all filters of any one alternative hold. A plain filter is a condition with
 * one alternative.
 *
 * @param alternatives at least one
 */
public record Condition(List<List<Filter>> alternatives) {
    /** The condition that one filter holds. */
    public static Condition of(Filter filter) {
        return new Condition(List.of(List.of(filter)));
    }

    /** All its filters. */
    public List<Filter> filters() {
        return alternatives.stream().flatMap(List::stream).toList();
    }

    /** The same condition with every filter rewritten. */
    public Condition map(UnaryOperator<Filter> rewrite) {
        return new Condition(alternatives.stream()
                .map(filters -> filters.stream().map(rewrite).toList())
                .toList());
    }
}
