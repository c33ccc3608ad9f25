package io.kestramcp.sandbox.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the items of a resource are compared, by field.
 *
 * @param <T> the items
 */
public final class FieldFilters<T> {
    private final Map<String, BiPredicate<T, Filter>> fields = new HashMap<>();

    /** A field with its own comparison. */
    public FieldFilters<T> on(String field, BiPredicate<T, Filter> comparison) {
        fields.put(field, comparison);
        return this;
    }

    /** A field of text. */
    public FieldFilters<T> text(String field, Function<T, String> value) {
        return on(field, (item, filter) -> Comparison.text(value.apply(item), filter));
    }

    /** The predicate that all conditions hold. */
    public Predicate<T> all(List<Condition> conditions) {
        return item -> conditions.stream().allMatch(condition -> holds(condition, item));
    }

    private boolean holds(Condition condition, T item) {
        return condition.alternatives().stream().anyMatch(filters -> filters.stream()
                .allMatch(filter -> comparison(filter).test(item, filter)));
    }

    private BiPredicate<T, Filter> comparison(Filter filter) {
        BiPredicate<T, Filter> comparison = fields.get(filter.field());
        if (comparison == null) {
            throw new IllegalStateException("The sandbox cannot filter by " + filter.field() + " here");
        }
        return comparison;
    }
}
