package io.kestramcp.tool;

import io.kestramcp.client.RefusedArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the arguments of one call into Kestra's filters, {@code filters[field][OP]=value} (wire notes of 1.3, section
 * 8). An absent argument adds none; an empty one is refused, because Kestra would search without it. Not thread-safe.
 */
public final class Filters {
    private final Arguments arguments;
    private final Map<String, String> filters = new LinkedHashMap<>();

    /** Starts without any filter. */
    public Filters(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Refuses to go on without this argument: Kestra would act on everything. */
    public Filters require(String argument) {
        if (!arguments.has(argument)) {
            throw new RefusedArgumentException(argument, "is missing: give a value.");
        }
        return this;
    }

    /** Adds a text. */
    public Filters string(String field, String operator, String argument) {
        return add(field, operator, argument, arguments.string(argument));
    }

    /** Adds an instant, ISO 8601 with a zone. */
    public Filters dateTime(String field, String operator, String argument) {
        return add(field, operator, argument, arguments.dateTime(argument));
    }

    /** Adds a duration, ISO 8601. */
    public Filters duration(String field, String operator, String argument) {
        return add(field, operator, argument, arguments.duration(argument));
    }

    /** Adds a whole number. */
    public Filters integer(String field, String operator, String argument) {
        Long value = arguments.longInteger(argument);
        return add(field, operator, argument, value == null ? null : value.toString());
    }

    /** Adds true or false. */
    public Filters bool(String field, String operator, String argument) {
        Boolean value = arguments.bool(argument);
        return add(field, operator, argument, value == null ? null : value.toString());
    }

    /**
     * Adds a list as Kestra wants it for IN and NOT_IN: one value with commas.
     *
     * @throws RefusedArgumentException when the list is empty, or an item has a comma, which would make it two
     */
    public Filters strings(String field, String operator, String argument) {
        List<String> values = arguments.strings(argument);
        if (values == null) {
            return this;
        }
        if (values.stream().anyMatch(each -> each.contains(","))) {
            throw new RefusedArgumentException(argument, "has an item with a comma, which Kestra takes for two items.");
        }
        return add(field, operator, argument, String.join(",", values));
    }

    /** Adds one filter for each label of an object of strings. */
    public Filters labels(String field, String operator, String argument) {
        if (!arguments.has(argument)) {
            return this;
        }
        Labels labels = Labels.read(argument, arguments.json(argument));
        if (labels.entries().isEmpty()) {
            throw new RefusedArgumentException(argument, "is empty: leave it out to search without it.");
        }
        labels.entries().forEach((key, value) -> filters.put(key(field, operator) + "[" + key + "]", value));
        return this;
    }

    /** The filters by {@code [field][OP]}, in the order in which they were added. */
    public Map<String, String> map() {
        return filters;
    }

    private Filters add(String field, String operator, String argument, String value) {
        if (value != null) {
            if (value.isBlank()) {
                throw new RefusedArgumentException(argument, "is empty: leave it out to search without it.");
            }
            filters.put(key(field, operator), value);
        }
        return this;
    }

    private static String key(String field, String operator) {
        return "[" + field + "][" + operator + "]";
    }
}
