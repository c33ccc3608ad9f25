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
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches objects by {@code filters[field][OP]}, each field being the object's own of that name; q looks everywhere. */
final class RecordSearch {
    private static final Pattern FILTER = Pattern.compile("filters\\[(\\w+)]\\[(\\w+)]");
    /** The plain parameters that filter on 1.3, where its document has them. */
    private static final Set<String> PLAIN =
            Set.of("q", "namespace", "flowId", "tags", "email", "status", "type", "executionId");

    private static final Set<String> DATES = Set.of("startDate", "endDate");

    private final ApiLine line;

    /** The search as a line's documents have it. */
    RecordSearch(ApiLine line) {
        this.line = line;
    }

    /** A page of the objects that fit the call. */
    Reply page(Call call, List<JsonObject> objects) {
        return Page.of(call.query(), call.operation().id()).of(found(call.query(), objects), object -> object);
    }

    /** All that fit. */
    List<JsonObject> found(Query query, List<JsonObject> objects) {
        List<Filter> filters = new ArrayList<>();
        for (Query.Parameter parameter : query.parameters()) {
            Matcher name = FILTER.matcher(parameter.name());
            if (name.matches()) {
                filters.add(Filter.of(name.group(1), operator(name.group(2)), parameter.value()));
            } else if (line.honoursPlainFilters() && PLAIN.contains(parameter.name())) {
                filters.add(Filter.of(parameter.name(), Operator.EQUALS, parameter.value()));
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

    private static Operator operator(String name) {
        try {
            return Operator.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.illegalArgument("No enum constant io.kestra.core.models.QueryFilter.Op." + name);
        }
    }
}
