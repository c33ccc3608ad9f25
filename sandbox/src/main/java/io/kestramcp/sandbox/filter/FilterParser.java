package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code filters[field][OP]=value}, {@code filters[labels][OP][key]=value} and, on 2.0, {@code
 * filters[or][0][field][OP]=value}. A key without an operator is ignored in silence, as the real servers ignore it.
 */
public final class FilterParser {
    private static final Pattern KEY = Pattern.compile("filters\\[([^]]+)]\\[([^]]+)](?:\\[(.+)])?");
    private static final Pattern ALTERNATIVE = Pattern.compile("filters\\[or]\\[(\\d+)](.+)");

    private final FilterTable table;
    private final boolean hasAlternatives;

    /** A parser with the table of a line. */
    public FilterParser(ApiLine line) {
        this.table = FilterTable.of(line);
        this.hasAlternatives = line == ApiLine.V2_0;
    }

    /**
     * The conditions of a query, all of which must hold.
     *
     * @param resource the resource's name in Kestra's complaints, such as EXECUTION
     * @throws Refusal for an unknown field or operator (422), or one that the resource or field does not take (400)
     */
    public List<Condition> parse(Query query, String resource) {
        List<Condition> conditions = new ArrayList<>();
        SortedMap<Integer, List<Filter>> alternatives = new TreeMap<>();
        for (Query.Parameter parameter : query.parameters()) {
            Matcher alternative = ALTERNATIVE.matcher(parameter.name());
            if (hasAlternatives && alternative.matches()) {
                add(
                        "filters" + alternative.group(2),
                        parameter.value(),
                        alternatives.computeIfAbsent(Integer.valueOf(alternative.group(1)), i -> new ArrayList<>()));
            } else {
                List<Filter> single = new ArrayList<>();
                add(parameter.name(), parameter.value(), single);
                single.stream().map(Condition::of).forEach(conditions::add);
            }
        }
        if (!alternatives.isEmpty()) {
            conditions.add(new Condition(List.copyOf(alternatives.values())));
        }
        // timeRange is a way to write a start date: no resource lists it, every resource with start dates takes it.
        conditions.stream()
                .flatMap(condition -> condition.filters().stream())
                .filter(filter -> !filter.field().equals(TimeFilters.TIME_RANGE))
                .forEach(filter -> table.requireSupported(resource, filter));
        return conditions;
    }

    private void add(String name, String value, List<Filter> filters) {
        Matcher key = KEY.matcher(name);
        if (!key.matches()) {
            return;
        }
        String field = key.group(1);
        table.requireKnown(field);
        filters.add(new Filter(field, operator(key.group(2)), key.group(3), value));
    }

    private static Operator operator(String name) {
        try {
            return Operator.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.illegalArgument("No enum constant io.kestra.core.models.QueryFilter.Op." + name);
        }
    }
}
