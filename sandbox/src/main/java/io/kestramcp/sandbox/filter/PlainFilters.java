package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The plain parameters that filtered a search before {@code filters[...]} did, read as the filters they mean. */
public final class PlainFilters {
    private final Query query;
    private final List<Condition> conditions = new ArrayList<>();

    /** The plain filters of a query; none is read yet. */
    public PlainFilters(Query query) {
        this.query = query;
    }

    /** Reads a parameter that is given once. */
    public PlainFilters one(String name, Function<String, Filter> filter) {
        query.first(name)
                .filter(value -> !value.isEmpty())
                .map(filter)
                .map(Condition::of)
                .ifPresent(conditions::add);
        return this;
    }

    /** Reads a parameter that may be repeated or comma separated, as one list. */
    public PlainFilters list(String name, String field) {
        List<String> values = query.all(name);
        if (!values.isEmpty()) {
            conditions.add(Condition.of(Filter.of(field, Operator.IN, String.join(",", values))));
        }
        return this;
    }

    /** Reads {@code labels=key:value}, repeated. */
    public PlainFilters labels() {
        for (String label : query.all("labels")) {
            List<String> words = List.of(label.split(":", 2));
            String value = words.size() == 2 ? words.get(1) : "";
            conditions.add(Condition.of(new Filter("labels", Operator.EQUALS, words.get(0), value)));
        }
        return this;
    }

    /** What was read. */
    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }
}
