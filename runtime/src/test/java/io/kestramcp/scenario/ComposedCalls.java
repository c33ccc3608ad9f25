package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arguments of {@code requests/composed.json} for one Kestra: words that begin with a dollar stand for what must be there
 * first, such as an execution that waits.
 */
final class ComposedCalls {
    private static final String TYPED = """
            id: typed
            namespace: company.team
            inputs:
              - { id: who, type: STRING }
              - { id: count, type: INT }
              - { id: ok, type: BOOL }
              - { id: data, type: JSON }
              - { id: table, type: FILE }
            tasks:
              - { id: greet, type: io.kestra.plugin.core.log.Log, message: hello }
            """;
    private static final String WRITING = """
            id: writing
            namespace: company.team
            tasks:
              - { id: file, type: io.kestra.plugin.core.storage.Write, extension: .txt, content: one }
            """;

    private final McpCaller client;
    private final Map<String, String> made = new TreeMap<>();
    private String tool = "";

    private ComposedCalls(McpCaller client) {
        this.client = client;
    }

    /** Puts in place what all calls share. */
    static ComposedCalls prepare(McpCaller client) throws Exception {
        for (String flow : new String[] {
            TYPED, WRITING, PredecessorFlows.PAUSE, Executions.STEPS, Flows.FAILING, Flows.APPROVAL, Flows.SLOW
        }) {
            Flows.save(client, flow);
        }
        for (String name : new String[] {"scheduled", "scheduled-a", "scheduled-b", "scheduled-c", "scheduled-d"}) {
            Flows.save(client, Flows.SCHEDULED.replace("id: scheduled", "id: " + name));
        }
        for (String file : new String[] {"b", "c", "d"}) {
            client.ok("write_file", """
                    {"namespace": "company.team", "path": "/a/%s.txt", "text": "hello"}""".formatted(file));
        }
        return new ComposedCalls(client);
    }

    /** The arguments of one call of a tool. */
    JsonObject arguments(String called, JsonObject written) throws Exception {
        made.clear();
        tool = called.replace('_', '-');
        return JsonParser.parseString(filled(written).toString()).getAsJsonObject();
    }

    private JsonElement filled(JsonElement written) throws Exception {
        if (written instanceof JsonObject object) {
            JsonObject filled = new JsonObject();
            for (Map.Entry<String, JsonElement> each : object.entrySet()) {
                filled.add(each.getKey(), filled(each.getValue()));
            }
            return filled;
        }
        if (written instanceof JsonArray array) {
            JsonArray filled = new JsonArray();
            for (JsonElement each : array) {
                filled.add(filled(each));
            }
            return filled;
        }
        boolean text = written instanceof JsonPrimitive primitive && primitive.isString();
        return text ? new JsonPrimitive(filled(written.getAsString())) : written;
    }

    private String filled(String text) throws Exception {
        if (!text.startsWith("$")) {
            return text;
        }
        if (!made.containsKey(text)) {
            made.put(text, make(text));
        }
        return made.get(text);
    }

    private String make(String what) throws Exception {
        return switch (what) {
            case "$ended" -> Executions.run(client, "writing", "", "SUCCESS");
            case "$failed" -> Executions.run(client, "failing", "", "FAILED");
            case "$paused" -> Executions.startAs(client, "approval", "PAUSED");
            case "$running" -> Executions.startAs(client, "slow", "RUNNING");
            case "$held" -> Executions.startAs(client, "pause_demo", "PAUSED");
            case "$marked" -> marked("writing", "SUCCESS");
            case "$marked_failed" -> marked("failing", "FAILED");
            case "$marked_running" -> marked("slow", "RUNNING");
            case "$marked_held" -> marked("pause_demo", "PAUSED");
            case "$backfilling" -> backfilling();
            case "$task_run" ->
                Executions.taskRun(client, filled("$ended"), "file")
                        .get("task_run_id")
                        .getAsString();
            case "$uri" ->
                client.ok("get_task_output", """
                                {"execution_id": "%s", "task_run_id": "%s"}""".formatted(filled("$ended"), filled("$task_run")))
                        .content()
                        .getAsJsonObject("outputs")
                        .get("uri")
                        .getAsString();
            case "$dashboard" ->
                client.ok("list_dashboards", "{}")
                        .rows()
                        .get(0)
                        .getAsJsonObject()
                        .get("dashboard_id")
                        .getAsString();
            default -> throw new AssertionError("Nothing is known of " + what);
        };
    }

    /** One execution that a filter finds alone, by its label. */
    private String marked(String flowId, String state) throws Exception {
        String label = "mark-" + tool;
        String id = Executions.start(client, flowId, "\"labels\": {\"mark\": \"" + label + "\"}")
                .string("execution_id");
        Flows.await(client, id, state);
        return label;
    }

    /** A schedule of its own flow that is busy with a past window. */
    private String backfilling() throws Exception {
        String flowId = "busy-" + tool;
        Flows.save(client, Flows.SCHEDULED.replace("id: scheduled", "id: " + flowId));
        client.ok("create_backfill", """
                {"namespace": "company.team", "flow_id": "%s", "trigger_id": "hourly",
                 "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z", "max_runs": 1000}""".formatted(flowId));
        return flowId;
    }
}
