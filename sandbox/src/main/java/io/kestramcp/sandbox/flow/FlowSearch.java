package io.kestramcp.sandbox.flow;

import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.Condition;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.Filter;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.filter.Operator;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.filter.PlainFilters;
import io.kestramcp.sandbox.filter.Sort;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The search for flows. */
public final class FlowSearch {
    private static final Map<String, Comparator<Flow>> ORDERS = Map.of(
            "id", Comparator.comparing(Flow::id),
            "namespace", Comparator.comparing(Flow::namespace),
            "revision", Comparator.comparing(Flow::revision),
            "updated", Comparator.comparing(Flow::updated));

    private final FieldFilters<Flow> fields = new FieldFilters<Flow>()
            .text("namespace", Flow::namespace)
            .text("flowId", Flow::id)
            .on("q", (flow, filter) -> Comparison.query(List.of(flow.namespace() + "." + flow.id()), filter))
            .on("scope", (flow, filter) -> Comparison.scope(flow.namespace(), filter))
            .on("labels", (flow, filter) -> Label.matches(flow.labels(), filter));

    private final FlowStore flows;
    private final FilterParser parser;
    private final ApiLine line;

    /** The search in a store. */
    public FlowSearch(FlowStore flows, FilterParser parser, ApiLine line) {
        this.flows = flows;
        this.parser = parser;
        this.line = line;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchFlows", this::search);
    }

    private Reply search(Call call) {
        Query query = call.query();
        Page page = Page.of(query, call.operation().id());
        List<Condition> conditions = parser.parse(query, "FLOW");
        if (conditions.isEmpty() && line.honoursPlainFilters()) {
            conditions = plain(query);
        }
        List<Flow> found = new ArrayList<>(
                flows.current().stream().filter(fields.all(conditions)).toList());
        // The real server pastes the name into its SQL and fails on it (recording 096 of 1.3).
        Sort.of(query, ORDERS, name -> Refusal.serverError("SQL [...]; Column \"" + name + "\" not found"))
                .ifPresent(found::sort);
        return page.of(found, flow -> flow.asStored(false));
    }

    private static List<Condition> plain(Query query) {
        return new PlainFilters(query)
                .one("q", text -> Filter.of("q", Operator.EQUALS, text))
                .one("namespace", text -> Filter.of("namespace", Operator.PREFIX, text))
                .labels()
                .conditions();
    }
}
