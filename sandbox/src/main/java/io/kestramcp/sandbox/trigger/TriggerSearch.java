package io.kestramcp.sandbox.trigger;

import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.Condition;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.Filter;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Operator;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.filter.PlainFilters;
import io.kestramcp.sandbox.filter.Sort;
import io.kestramcp.sandbox.filter.TimeFilters;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads of triggers. */
public final class TriggerSearch {
    private static final Set<String> STATES = Set.of("enabled", "disabled");
    private static final Map<String, Comparator<Trigger>> ORDERS = Map.of(
            "triggerId", Comparator.comparing(Trigger::id),
            "namespace", Comparator.comparing(trigger -> trigger.flow().namespace()),
            "flowId", Comparator.comparing(trigger -> trigger.flow().id()));

    private final FieldFilters<Trigger> fields;
    private final TriggerStore triggers;
    private final TriggerView view;
    private final FilterParser parser;
    private final Timeline timeline;
    private final ApiLine line;

    /** The reads of a store. */
    public TriggerSearch(TriggerStore triggers, FilterParser parser, Timeline timeline, ApiLine line) {
        this.triggers = triggers;
        this.view = new TriggerView(line);
        this.parser = parser;
        this.timeline = timeline;
        this.line = line;
        this.fields = new FieldFilters<Trigger>()
                .text("namespace", trigger -> trigger.flow().namespace())
                .text("flowId", trigger -> trigger.flow().id())
                .text("triggerId", Trigger::id)
                // The sandbox has no workers and no other sources of triggers.
                .text("workerId", trigger -> null)
                .text("source", trigger -> null)
                .text("locked", trigger -> String.valueOf(trigger.executionId() != null))
                .on("lastTriggeredDate", (trigger, filter) -> Comparison.date(trigger.triggered(), filter))
                .on("nextExecutionDate", (trigger, filter) -> Comparison.date(trigger.next(), filter))
                .on("startDate", (trigger, filter) -> Comparison.date(trigger.created(), filter))
                .on("endDate", (trigger, filter) -> Comparison.date(trigger.created(), filter))
                .on("triggerState", this::matchesState)
                .on(
                        "scope",
                        (trigger, filter) -> Comparison.scope(trigger.flow().namespace(), filter))
                .on(
                        "q",
                        (trigger, filter) -> Comparison.query(
                                List.of(
                                        trigger.id(),
                                        trigger.flow().namespace() + "."
                                                + trigger.flow().id()),
                                filter));
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchTriggers", this::search).serve("searchTriggersForFlow", this::ofFlow);
    }

    private Reply search(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        List<Condition> conditions = parser.parse(renamed(call.query()), "TRIGGER");
        if (conditions.isEmpty() && line.honoursPlainFilters()) {
            conditions = new PlainFilters(call.query())
                    .one("q", text -> Filter.of("q", Operator.EQUALS, text))
                    .one("namespace", text -> Filter.of("namespace", Operator.PREFIX, text))
                    .one("flowId", text -> Filter.of("flowId", Operator.EQUALS, text))
                    .conditions();
        }
        List<Trigger> found = new ArrayList<>(triggers.all().stream()
                .filter(fields.all(TimeFilters.resolve(conditions, timeline.now())))
                .toList());
        Sort.of(call.query(), ORDERS, name -> Refusal.unprocessable("Invalid sort field: " + name))
                .ifPresent(found::sort);
        return page.of(found, view::row);
    }

    private Reply ofFlow(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        FlowKey flow = new FlowKey(call.path("namespace"), call.path("flowId"));
        String text = call.query().first("q").orElse("");
        List<Trigger> found = triggers.all().stream()
                .filter(trigger -> trigger.flow().equals(flow) && trigger.id().contains(text))
                .toList();
        return page.of(found, view::flat);
    }

    /** On 2.0 start and end mean the next execution, unless dateFilter says the last one (wire 2.0, section 5). */
    private Query renamed(Query query) {
        if (!line.hasTriggerStates()) {
            return query;
        }
        String field =
                query.first("dateFilter").filter("LAST_TRIGGERED_DATE"::equals).isPresent()
                        ? "lastTriggeredDate"
                        : "nextExecutionDate";
        return new Query(query.parameters().stream()
                .map(parameter -> new Query.Parameter(
                        parameter
                                .name()
                                .replace("filters[startDate]", "filters[" + field + "]")
                                .replace("filters[endDate]", "filters[" + field + "]"),
                        parameter.value()))
                .toList());
    }

    /** Only the lower-case names are states; anything else filters nothing (recording 524 of 1.3). */
    private boolean matchesState(Trigger trigger, Filter filter) {
        if (!STATES.contains(filter.value())) {
            return true;
        }
        boolean off = trigger.disabled() || (line.hasTriggerStates() && trigger.isDisabledInFlow());
        return Comparison.text(off ? "disabled" : "enabled", filter);
    }
}
