package io.kestramcp.sandbox.execution;

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
import io.kestramcp.sandbox.filter.TimeFilters;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads of executions. */
public final class ExecutionSearch {
    private static final Map<String, Comparator<Execution>> ORDERS = Map.of(
            "id", Comparator.comparing(Execution::id),
            "namespace", Comparator.comparing(execution -> execution.flow().namespace()),
            "flowId", Comparator.comparing(execution -> execution.flow().id()),
            "state.current",
                    // By rank, not by name: CREATED comes before CANCELLED (recording 324 of 1.3).
                    Comparator.comparing(execution -> execution.state().current()),
            "state.startDate",
                    Comparator.comparing(execution -> execution.state().startDate()),
            "state.endDate", Comparator.comparing(ExecutionSearch::endOrLater),
            "state.duration", Comparator.comparing(ExecutionSearch::durationOrLonger));

    private final FieldFilters<Execution> fields = new FieldFilters<Execution>()
            .text("namespace", execution -> execution.flow().namespace())
            .text("flowId", execution -> execution.flow().id())
            .text("state", execution -> execution.state().current().name())
            .text("kind", execution -> execution.origin().kind())
            .text("triggerExecutionId", ExecutionSearch::triggerExecutionId)
            .text("parentId", Execution::parentId)
            .on(
                    "startDate",
                    (execution, filter) -> Comparison.date(execution.state().startDate(), filter))
            .on(
                    "endDate",
                    (execution, filter) -> Comparison.date(execution.state().endDate(), filter))
            .on("labels", (execution, filter) -> Label.matches(execution.labels(), filter))
            .on(
                    "scope",
                    (execution, filter) -> Comparison.scope(execution.flow().namespace(), filter))
            .on("q", ExecutionSearch::matchesQuery)
            .on("childFilter", ExecutionSearch::matchesChildFilter);

    private final ExecutionStore executions;
    private final ExecutionView view;
    private final FilterParser parser;
    private final Timeline timeline;
    private final ApiLine line;

    /** The reads of a store. */
    public ExecutionSearch(
            ExecutionStore executions, ExecutionView view, FilterParser parser, Timeline timeline, ApiLine line) {
        this.executions = executions;
        this.view = view;
        this.parser = parser;
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("getExecution", call -> Reply.json(view.single(executions.require(call.path("executionId")))))
                .serve("searchExecutions", this::search)
                .serve("searchExecutionsByFlowId", this::searchByFlow);
    }

    private Reply search(Call call) {
        List<Condition> conditions = parser.parse(call.query(), "EXECUTION");
        if (conditions.isEmpty() && line.honoursPlainFilters()) {
            conditions = plain(call.query());
        }
        return page(call, TimeFilters.resolve(conditions, timeline.now()));
    }

    private Reply searchByFlow(Call call) {
        return page(
                call,
                List.of(
                        Condition.of(Filter.of(
                                "namespace", Operator.EQUALS, call.query().required("namespace"))),
                        Condition.of(Filter.of(
                                "flowId", Operator.EQUALS, call.query().required("flowId")))));
    }

    private Reply page(Call call, List<Condition> conditions) {
        Page page = Page.of(call.query(), call.operation().id());
        // Tests and iterations of loops are found only by those who ask for their kind.
        boolean anyKind = conditions.stream()
                .flatMap(condition -> condition.filters().stream())
                .anyMatch(filter -> filter.field().equals("kind"));
        List<Execution> found = new ArrayList<>(executions.all().stream()
                .filter(execution -> anyKind || execution.origin().kind() == null)
                .filter(fields.all(conditions))
                .toList());
        Sort.of(call.query(), ORDERS, name -> Refusal.unprocessable("Invalid sort field: " + name))
                .ifPresent(found::sort);
        return page.of(found, view::row);
    }

    private static List<Condition> plain(Query query) {
        query.allConverted("state", text -> text.contains(",") ? text : state(text));
        query.converted("startDate", TimeFilters::plain);
        query.converted("endDate", TimeFilters::plain);
        return new PlainFilters(query)
                .one("q", text -> Filter.of("q", Operator.EQUALS, text))
                .one("namespace", text -> Filter.of("namespace", Operator.PREFIX, text))
                .one("flowId", text -> Filter.of("flowId", Operator.EQUALS, text))
                .one("startDate", text -> Filter.of("startDate", Operator.GREATER_THAN_OR_EQUAL_TO, text))
                .one("endDate", text -> Filter.of("endDate", Operator.LESS_THAN_OR_EQUAL_TO, text))
                .one("timeRange", text -> Filter.of("timeRange", Operator.EQUALS, text))
                .one("triggerExecutionId", text -> Filter.of("triggerExecutionId", Operator.EQUALS, text))
                .one("childFilter", text -> Filter.of("childFilter", Operator.EQUALS, text))
                .list("state", "state")
                .labels()
                .conditions();
    }

    private static String state(String name) {
        for (StateType state : StateType.values()) {
            if (state.name().equals(name)) {
                return name;
            }
        }
        throw new IllegalArgumentException("No enum constant io.kestra.core.models.flows.State.Type." + name);
    }

    private static boolean matchesQuery(Execution execution, Filter filter) {
        return Comparison.query(
                List.of(
                        execution.id(),
                        execution.flow().namespace() + "." + execution.flow().id()),
                filter);
    }

    private static boolean matchesChildFilter(Execution execution, Filter filter) {
        return Comparison.text(triggerExecutionId(execution) == null ? "MAIN" : "CHILD", filter);
    }

    /** The execution that called one; null when none did. */
    static String triggerExecutionId(Execution execution) {
        var trigger = execution.origin().trigger();
        if (trigger == null || !trigger.getAsJsonObject("variables").has("executionId")) {
            return null;
        }
        return trigger.getAsJsonObject("variables").get("executionId").getAsString();
    }

    private static Instant endOrLater(Execution execution) {
        return Objects.requireNonNullElse(execution.state().endDate(), Instant.MAX);
    }

    private static Duration durationOrLonger(Execution execution) {
        return Objects.requireNonNullElse(execution.state().duration(), Duration.ofSeconds(Long.MAX_VALUE));
    }
}
