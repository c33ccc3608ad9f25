package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code sort=field:asc|desc}, repeated or comma separated. Without it there is no order: oldest first. */
public final class Sort {
    private Sort() {}

    /**
     * The order that a query asks for; empty when it asks for none.
     *
     * @param fields the comparators by field
     * @param unknown the refusal of a field that is not among them
     */
    public static <T> Optional<Comparator<T>> of(
            Query query, Map<String, Comparator<T>> fields, Function<String, Refusal> unknown) {
        return query.all("sort").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(part -> comparator(part, fields, unknown))
                .reduce(Comparator::thenComparing);
    }

    private static <T> Comparator<T> comparator(
            String part, Map<String, Comparator<T>> fields, Function<String, Refusal> unknown) {
        List<String> words = List.of(part.split(":", -1));
        if (words.size() != 2) {
            throw Refusal.unprocessable("Invalid sort parameter");
        }
        Comparator<T> comparator = fields.get(words.get(0));
        if (comparator == null) {
            throw unknown.apply(words.get(0));
        }
        return words.get(1).equals("desc") ? comparator.reversed() : comparator;
    }
}
