package io.kestramcp.scenario;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.util.Set;

/** Flows for the scenarios, and the steps that many share. */
final class Flows {
    static final String GREETING = """
            id: greeting
            namespace: company.team
            labels:
              team: data
            inputs:
              - id: who
                type: STRING
            tasks:
              - id: greet
                type: io.kestra.plugin.core.log.Log
                message: "Hello {{ inputs.who }}!"
              - id: answer
                type: io.kestra.plugin.core.debug.Return
                format: "greeted {{ inputs.who }}"
            """;
    static final String FAILING = """
            id: failing
            namespace: company.team
            tasks:
              - id: boom
                type: io.kestra.plugin.core.execution.Fail
                errorMessage: It broke on purpose
            """;
    static final String APPROVAL = """
            id: approval
            namespace: company.team
            tasks:
              - id: ask
                type: io.kestra.plugin.core.flow.Pause
                onResume:
                  - id: approved
                    type: BOOL
                  - id: reason
                    type: STRING
                    defaults: none
              - id: done
                type: io.kestra.plugin.core.log.Log
                message: went on
            """;
    static final String SLOW = """
            id: slow
            namespace: company.team
            tasks:
              - id: nap
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT24H
              - id: after
                type: io.kestra.plugin.core.log.Log
                message: woke up
            """;
    static final String SCHEDULED = """
            id: scheduled
            namespace: company.team
            tasks:
              - id: tick
                type: io.kestra.plugin.core.log.Log
                message: tick
            triggers:
              - id: hourly
                type: io.kestra.plugin.core.trigger.Schedule
                cron: "0 * * * *"
            """;

    private static final Set<String> ENDED = Set.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED");
    private static final int MOST_LOOKS = 10_000;

    private Flows() {}

    /** Saves a flow. */
    static Answer save(McpCaller client, String source) throws IOException, InterruptedException {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("source", source);
        Answer answer = client.call("create_or_update_flow", arguments);
        if (answer.failed()) {
            throw new AssertionError("The flow was not saved: " + answer.text());
        }
        return answer;
    }

    /** The arguments of a tool that needs an execution only. */
    static String execution(String executionId) {
        return "{\"execution_id\": \"" + executionId + "\"}";
    }

    /** Starts a flow of company.team; gives the execution's id. */
    static String start(McpCaller client, String flowId, String inputs) throws IOException, InterruptedException {
        return client.ok("execute_flow", """
                        {"namespace": "company.team", "flow_id": "%s", "inputs": %s}""".formatted(flowId, inputs)).string("execution_id");
    }

    /** Looks until the execution has ended or has the state; gives the execution. */
    static Answer await(McpCaller client, String executionId, String state) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Answer seen = Executions.whole(client, executionId);
            String now = seen.string("state");
            if (now.equals(state)) {
                return seen;
            }
            if (ENDED.contains(now)) {
                throw new AssertionError("Expected " + state + ", but it ended as " + now + ": " + seen.content());
            }
        }
        throw new AssertionError("The execution never came to " + state);
    }

    /** Looks until a run of a flow of company.team has the state; gives its id. */
    static String awaitRun(McpCaller client, String flowId, String state) throws IOException, InterruptedException {
        String runs = "{\"namespace\": \"company.team\", \"flow_id\": \"%s\", \"state\": [\"%s\"]}";
        for (int i = 0; i < MOST_LOOKS; i++) {
            Answer found = client.ok("list_executions", runs.formatted(flowId, state));
            if (!found.rows().isEmpty()) {
                return found.column("execution_id").get(0);
            }
        }
        throw new AssertionError("No run of " + flowId + " came to " + state);
    }

    /** Looks until the execution's logs have a text; gives the logs. */
    static Answer awaitLogs(McpCaller client, String executionId, String text)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            Answer logs = client.ok("get_execution_logs", execution(executionId));
            if (logs.text().contains(text)) {
                return logs;
            }
        }
        throw new AssertionError("Nothing logged " + text);
    }
}
