package io.kestramcp.tool.insight;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import io.kestramcp.tool.trigger.Lateness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a namespace does: its flows' last runs, what failed, and which schedules are late. */
public final class GetNamespaceHealth implements Tool {
    private static final int MOST_EXECUTIONS = 500;
    private static final int MOST_TRIGGERS = 1000;
    private static final int PAGE = 100;
    private static final int USUAL_HOURS = 24;

    private final Tool listExecutions;
    private final Tool searchTriggers;
    private final Tool definition;
    private final Clock clock;

    /**
     * @param listExecutions {@code list_executions}
     * @param searchTriggers {@code search_triggers}
     * @param definition the part {@code flow_definition}
     */
    public GetNamespaceHealth(Tool listExecutions, Tool searchTriggers, Tool definition) {
        this(listExecutions, searchTriggers, definition, Clock.systemUTC());
    }

    GetNamespaceHealth(Tool listExecutions, Tool searchTriggers, Tool definition, Clock clock) {
        this.listExecutions = listExecutions;
        this.searchTriggers = searchTriggers;
        this.definition = definition;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "get_namespace_health";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        int hours = call.arguments().integer("hours", USUAL_HOURS);
        Instant now = clock.instant();
        JsonObject content = new JsonObject();
        content.addProperty("namespace", call.arguments().segment("namespace"));
        content.addProperty("since", now.minus(Duration.ofHours(hours)).toString());
        runs(call, now.minus(Duration.ofHours(hours)), content);
        late(call, now, content);
        return Reply.of(content);
    }

    private void runs(CallContext call, Instant since, JsonObject content) throws KestraException {
        Map<String, FlowRuns> flows = new LinkedHashMap<>();
        int seen = 0;
        long total = 0;
        Integer page = 1;
        while (page != null && seen < MOST_EXECUTIONS) {
            JsonObject answer = call.use(
                    listExecutions,
                    new ToolInput()
                            .with("namespace", call.arguments().segment("namespace"))
                            .with("started_after", since.toString())
                            .with("page", page)
                            .with("size", PAGE)
                            .json());
            for (JsonElement each : answer.getAsJsonArray("results")) {
                JsonObject run = each.getAsJsonObject();
                flows.computeIfAbsent(FlowRuns.key(run), key -> new FlowRuns(run))
                        .add(run);
                seen++;
            }
            total = answer.has("total") ? answer.get("total").getAsLong() : seen;
            page = next(answer);
        }
        JsonArray rows = new JsonArray();
        flows.values().forEach(flow -> rows.add(flow.json()));
        content.addProperty("executions", total);
        if (total > seen) {
            content.addProperty("note", "Only the newest " + seen + " executions were looked at. Ask for fewer hours.");
        }
        content.add("flows", rows);
    }

    private void late(CallContext call, Instant now, JsonObject content) throws KestraException {
        JsonArray late = new JsonArray();
        DisabledFlows flows = new DisabledFlows(call, definition);
        int seen = 0;
        Integer page = 1;
        while (page != null && seen < MOST_TRIGGERS) {
            JsonObject answer = call.use(
                    searchTriggers,
                    new ToolInput()
                            .with("namespace", call.arguments().segment("namespace"))
                            .with("page", page)
                            .with("size", PAGE)
                            .json());
            for (JsonElement each : answer.getAsJsonArray("results")) {
                seen++;
                if (Lateness.late(each.getAsJsonObject(), now) && !flows.has(each.getAsJsonObject())) {
                    late.add(each);
                }
            }
            page = next(answer);
        }
        content.add("late_schedules", late);
        if (page != null) {
            content.addProperty("triggers_note", "Only the first " + seen + " triggers were looked at.");
        } else if (flows.left()) {
            content.addProperty(
                    "triggers_note",
                    "Whether their flow is disabled was looked at for the first " + DisabledFlows.MOST
                            + " flows only.");
        }
    }

    private static Integer next(JsonObject answer) {
        return answer.has("next_page") ? answer.get("next_page").getAsInt() : null;
    }
}
