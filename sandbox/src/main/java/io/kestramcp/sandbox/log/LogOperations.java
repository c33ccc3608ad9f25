package io.kestramcp.sandbox.log;

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
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Logs: read of one execution as a plain list, of all as pages; deleted of one execution or one trigger. */
public final class LogOperations {
    private static final Map<String, Comparator<LogEntry>> ORDERS = Map.of(
            "timestamp", Comparator.comparing(LogEntry::timestamp),
            "level", Comparator.comparing(LogEntry::level));

    private final FieldFilters<LogEntry> fields = new FieldFilters<LogEntry>()
            .text("namespace", LogEntry::namespace)
            .text("flowId", LogEntry::flowId)
            .text("executionId", LogEntry::executionId)
            .text("taskId", LogEntry::taskId)
            .text("taskRunId", LogEntry::taskRunId)
            .text("attemptNumber", entry -> String.valueOf(entry.attempt()))
            // What a trigger itself logs: the sandbox's triggers log nothing.
            .text("triggerId", entry -> null)
            .text("kind", entry -> null)
            .on("startDate", (entry, filter) -> Comparison.date(entry.timestamp(), filter))
            .on("endDate", (entry, filter) -> Comparison.date(entry.timestamp(), filter))
            .on("level", LogOperations::matchesLevel)
            .on("scope", (entry, filter) -> Comparison.scope(entry.namespace(), filter))
            .on(
                    "q",
                    (entry, filter) -> Comparison.query(
                            List.of(entry.message(), entry.namespace(), entry.flowId(), entry.executionId()), filter));

    private final LogStore logs;
    private final FilterParser parser;
    private final Timeline timeline;
    private final ApiLine line;

    /** The reads of a store. */
    public LogOperations(LogStore logs, FilterParser parser, Timeline timeline, ApiLine line) {
        this.logs = logs;
        this.parser = parser;
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("listLogsFromExecution", this::listOfExecution)
                .serve("searchLogs", this::search)
                .serve("deleteLogsFromExecution", this::deleteOfExecution)
                .serve("deleteLogsFromFlow", LogOperations::deleteOfTrigger);
    }

    private Reply listOfExecution(Call call) {
        Predicate<LogEntry> wanted = line.honoursPlainFilters()
                ? plain(call.query())
                : fields.all(checked(parser.parse(call.query(), "LOG")));
        List<LogEntry> found =
                logs.of(call.path("executionId")).stream().filter(wanted).toList();
        return Reply.json(JsonFields.array(found, LogEntry::toJson));
    }

    /** The plain parameters narrow it on both lines. */
    private Reply deleteOfExecution(Call call) {
        logs.remove(call.path("executionId"), plain(call.query()));
        return Reply.empty(200);
    }

    /** What a trigger itself logged: nothing, in the sandbox. */
    private static Reply deleteOfTrigger(Call call) {
        call.query().required("triggerId");
        return Reply.empty(200);
    }

    private Reply search(Call call) {
        Query query = call.query();
        Page page = Page.of(query, call.operation().id());
        List<Condition> conditions = parser.parse(query, "LOG");
        if (conditions.isEmpty() && line.honoursPlainFilters()) {
            conditions = plainSearch(query);
        }
        List<LogEntry> found = new ArrayList<>(logs.all().stream()
                .filter(fields.all(checked(TimeFilters.resolve(conditions, timeline.now()))))
                .toList());
        Sort.of(query, ORDERS, name -> Refusal.unprocessable("Invalid sort field: " + name))
                .ifPresent(found::sort);
        return page.of(found, LogEntry::toJson);
    }

    private static Predicate<LogEntry> plain(Query query) {
        Optional<LogLevel> least = query.converted("minLevel", LogLevel::of);
        Optional<Integer> attempt = query.integer("attempt");
        return entry -> least.map(level -> entry.level().compareTo(level) >= 0).orElse(true)
                && query.first("taskId").map(entry.taskId()::equals).orElse(true)
                && query.first("taskRunId").map(entry.taskRunId()::equals).orElse(true)
                && attempt.map(number -> number == entry.attempt()).orElse(true);
    }

    private static List<Condition> plainSearch(Query query) {
        query.converted("minLevel", LogLevel::of);
        return new PlainFilters(query)
                .one("q", text -> Filter.of("q", Operator.EQUALS, text))
                .one("namespace", text -> Filter.of("namespace", Operator.PREFIX, text))
                .one("flowId", text -> Filter.of("flowId", Operator.EQUALS, text))
                .one("minLevel", text -> Filter.of("level", Operator.EQUALS, text))
                .one("startDate", text -> Filter.of("startDate", Operator.GREATER_THAN_OR_EQUAL_TO, text))
                .one("endDate", text -> Filter.of("endDate", Operator.LESS_THAN_OR_EQUAL_TO, text))
                .conditions();
    }

    /** Refuses a level that is none even when there is no line to compare it with. */
    private static List<Condition> checked(List<Condition> conditions) {
        conditions.stream()
                .flatMap(condition -> condition.filters().stream())
                .filter(filter -> filter.field().equals("level"))
                .forEach(LogOperations::level);
        return conditions;
    }

    /** On 1.3 EQUALS means at least, on 2.0 only the ordered operators exist (wire document 2.0, section 5). */
    private static boolean matchesLevel(LogEntry entry, Filter filter) {
        int order = entry.level().compareTo(level(filter));
        return switch (filter.operator()) {
            case LESS_THAN_OR_EQUAL_TO -> order <= 0;
            case NOT_EQUALS -> order != 0;
            default -> order >= 0;
        };
    }

    private static LogLevel level(Filter filter) {
        try {
            return LogLevel.of(filter.value());
        } catch (IllegalArgumentException e) {
            throw Refusal.illegalArgument(e.getMessage());
        }
    }
}
