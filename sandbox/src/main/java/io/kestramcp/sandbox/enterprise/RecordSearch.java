package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.Filter;
import io.kestramcp.sandbox.filter.Operator;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Searches objects by {@code filters[field][OP]}, each field being the object's own of that name; q looks everywhere. A
 * filter on a field that no object can have finds nothing.
 */
final class RecordSearch {
    private static final Pattern FILTER = Pattern.compile("filters\\[(\\w+)]\\[(\\w+)]");
    /** The plain parameters that filter on 1.3, where its document has them, with the field of each. */
    private static final Map<String, String> PLAIN = Stream.of(
                    "q",
                    "namespace",
                    "flowId",
                    "tags",
                    "email",
                    "status",
                    "type",
                    "executionId",
                    "userId",
                    "startDate",
                    "endDate")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

    private static final Set<String> DATES = Set.of("startDate", "endDate");

    private final ApiLine line;
    private final Map<String, String> plain;

    /** The search as a line's documents have it. */
    RecordSearch(ApiLine line) {
        this(line, PLAIN);
    }

    private RecordSearch(ApiLine line, Map<String, String> plain) {
        this.line = line;
        this.plain = plain;
    }

    /** The same search with one more plain parameter of 1.3, which filters on a field of another name. */
    RecordSearch withPlain(String parameter, String field) {
        Map<String, String> more = new HashMap<>(plain);
        more.put(parameter, field);
        return new RecordSearch(line, Map.copyOf(more));
    }

    /** A page of the objects that fit the call. */
    Reply page(Call call, List<JsonObject> objects) {
        return page(call, objects, object -> object);
    }

    /** A page of the objects that fit the call, as the view shows them. */
    Reply page(Call call, List<JsonObject> objects, UnaryOperator<JsonObject> view) {
        return Page.of(call.query(), call.operation().id()).of(found(call.query(), objects), view);
    }

    /** All that fit. */
    List<JsonObject> found(Query query, List<JsonObject> objects) {
        List<Filter> filters = new ArrayList<>();
        for (Query.Parameter parameter : query.parameters()) {
            Matcher name = FILTER.matcher(parameter.name());
            if (name.matches()) {
                filters.add(Filter.of(name.group(1), operator(name.group(2)), parameter.value()));
            } else if (line.honoursPlainFilters() && plain.containsKey(parameter.name())) {
                String field = plain.get(parameter.name());
                filters.add(Filter.of(field, plainOperator(field), parameter.value()));
            }
        }
        return objects.stream()
                .filter(object -> filters.stream().allMatch(filter -> fits(object, filter)))
                .toList();
    }

    private static boolean fits(JsonObject object, Filter filter) {
        if (filter.field().equals("q")) {
            return Comparison.query(List.of(object.toString()), filter);
        }
        if (DATES.contains(filter.field())) {
            return Comparison.date(Instant.parse(object.get("date").getAsString()), filter);
        }
        JsonElement value = object.get(filter.field());
        if (value != null && value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream()
                    .anyMatch(item -> Comparison.text(item.getAsString(), filter));
        }
        return Comparison.text(value == null ? null : value.getAsString(), filter);
    }

    private static Operator plainOperator(String field) {
        return switch (field) {
            case "startDate" -> Operator.GREATER_THAN_OR_EQUAL_TO;
            case "endDate" -> Operator.LESS_THAN_OR_EQUAL_TO;
            case "tags" -> Operator.IN;
            default -> Operator.EQUALS;
        };
    }

    private static Operator operator(String name) {
        try {
            return Operator.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.illegalArgument("No enum constant io.kestra.core.models.QueryFilter.Op." + name);
        }
    }
}
