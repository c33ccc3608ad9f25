package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Steps with executions that many scenarios share. All flows are of company.team. */
final class Executions {
    /** Three tasks, each of which says its name. */
    static final String STEPS = """
            id: steps
            namespace: company.team
            tasks:
              - { id: a, type: io.kestra.plugin.core.log.Log, message: at a }
              - { id: b, type: io.kestra.plugin.core.log.Log, message: at b }
              - { id: c, type: io.kestra.plugin.core.log.Log, message: at c }
            """;
    /** Goes well when {@code who} is well, and fails otherwise. */
    static final String PICKY = """
            id: picky
            namespace: company.team
            inputs:
              - { id: who, type: STRING, defaults: nobody }
              - { id: count, type: INT, required: false }
            tasks:
              - { id: before, type: io.kestra.plugin.core.debug.Return, format: "saw {{ inputs.who }}" }
              - { id: boom, type: io.kestra.plugin.core.execution.Fail, errorMessage: not today }
            """;
    /** One at a time. */
    static final String QUEUEING = Flows.SLOW.replace("id: slow", "id: queueing") + "concurrency:\n  limit: 1\n";

    private static final int MOST_LOOKS = 10_000;

    private Executions() {}

    /** Starts a flow; {@code further} is more JSON for the arguments, or nothing. */
    static Answer start(McpCaller client, String flowId, String further) throws IOException, InterruptedException {
        return client.call("execute_flow", arguments(flowId, further));
    }

    /** Runs a flow to its end, which must be the given one; gives the id. */
    static String run(McpCaller client, String flowId, String further, String state) throws Exception {
        Answer answer = client.ok("execute_flow", arguments(flowId, "\"wait\": true" + prefixed(further)));
        assertThat(answer.string("state")).isEqualTo(state);
        return answer.string("execution_id");
    }

    /** Starts a flow and waits until it has a state; gives the id. */
    static String startAs(McpCaller client, String flowId, String state) throws Exception {
        String id = Flows.start(client, flowId, "{}");
        Flows.await(client, id, state);
        return id;
    }

    /** Calls a tool that takes an execution's id, and must succeed. */
    static Answer ok(McpCaller client, String tool, String id, String further)
            throws IOException, InterruptedException {
        return client.ok(tool, of(id, further));
    }

    /** Calls a tool that takes an execution's id, and must refuse. */
    static String refused(McpCaller client, String tool, String id, String further)
            throws IOException, InterruptedException {
        Answer answer = client.call(tool, of(id, further));
        assertThat(answer.failed())
                .as("%s must refuse: %s", tool, answer.text())
                .isTrue();
        return answer.text();
    }

    /** The execution with all its parts. */
    static Answer whole(McpCaller client, String id) throws IOException, InterruptedException {
        return ok(client, "get_execution", id, "\"parts\": [\"inputs\", \"outputs\", \"task_runs\"]");
    }

    /** The execution as it is. */
    static JsonObject get(McpCaller client, String id) throws Exception {
        return whole(client, id).content();
    }

    /** Its state. */
    static String state(McpCaller client, String id) throws Exception {
        return get(client, id).get("state").getAsString();
    }

    /** The run of one of its tasks. */
    static JsonObject taskRun(McpCaller client, String id, String taskId) throws Exception {
        for (JsonElement each : get(client, id).getAsJsonArray("task_runs")) {
            if (each.getAsJsonObject().get("task_id").getAsString().equals(taskId)) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("No task run of " + taskId);
    }

    /** What it logged from INFO on, in order. */
    static List<String> messages(McpCaller client, String id) throws Exception {
        return column(ok(client, "get_execution_logs", id, "\"min_level\": \"INFO\""), "message");
    }

    /** Lists until so many are found: a search may see an execution a moment after it is there. */
    static Answer list(McpCaller client, String filter, int total) throws Exception {
        Answer found = null;
        for (int i = 0; i < MOST_LOOKS; i++) {
            found = client.ok("list_executions", "{" + filter + "}");
            if (found.content().get("total").getAsInt() == total) {
                return found;
            }
        }
        throw new AssertionError("Expected " + total + " for " + filter + ", but found " + found.content());
    }

    /** One column of a list. */
    static List<String> column(Answer answer, String name) {
        List<String> column = new ArrayList<>();
        for (JsonElement row : answer.rows()) {
            column.add(row.getAsJsonObject().get(name).getAsString());
        }
        return column;
    }

    /** Texts as a JSON list. */
    static String json(Collection<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return list.toString();
    }

    private static String arguments(String flowId, String further) {
        return "{\"namespace\": \"company.team\", \"flow_id\": \"" + flowId + "\"" + prefixed(further) + "}";
    }

    private static String of(String id, String further) {
        return "{\"execution_id\": \"" + id + "\"" + prefixed(further) + "}";
    }

    private static String prefixed(String further) {
        return further.isEmpty() ? "" : ", " + further;
    }
}
