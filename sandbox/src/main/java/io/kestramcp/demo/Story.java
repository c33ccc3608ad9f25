package io.kestramcp.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The demo's story: a flow is saved, run with an input, followed to its end, and its logs are read. */
final class Story {
    private static final String NAMESPACE = "demo.team";
    private static final String FLOW = "greeting";
    private static final String SOURCE = """
            id: greeting
            namespace: demo.team
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
    private static final List<String> ENDED = List.of("SUCCESS", "WARNING", "FAILED", "KILLED", "CANCELLED");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ASK_EVERY = Duration.ofMillis(200);

    private final Assistant assistant;
    private final PrintStream out;

    Story(Assistant assistant, PrintStream out) {
        this.assistant = assistant;
        this.out = out;
    }

    /**
     * Tells the story.
     *
     * @throws IllegalStateException when a step does not do what it should; the message says which and how
     */
    void tell() throws InterruptedException {
        say("tools/list", assistant.toolCount() + " tools");
        Map<String, Object> saved = call("create_or_update_flow", Map.of("source", SOURCE));
        expect("the saved flow's id", FLOW, saved.get("flow_id"));
        Map<String, Object> started =
                call("execute_flow", Map.of("namespace", NAMESPACE, "flow_id", FLOW, "inputs", Map.of("who", "world")));
        String execution = String.valueOf(started.get("execution_id"));
        expect("the final state", "SUCCESS", follow(execution));
        Map<String, Object> logs = call("get_execution_logs", Map.of("execution_id", execution));
        if (!String.valueOf(logs.get("results")).contains("Hello world!")) {
            throw new IllegalStateException("The logs do not hold \"Hello world!\": " + logs);
        }
    }

    private Object follow(String execution) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Map<String, Object> seen = assistant.call("get_execution", Map.of("execution_id", execution));
            Object state = seen.get("state");
            if (ENDED.contains(state) || Instant.now().isAfter(end)) {
                say("get_execution", seen.toString());
                return state;
            }
            Thread.sleep(ASK_EVERY.toMillis());
        }
    }

    private Map<String, Object> call(String tool, Map<String, Object> arguments) {
        Map<String, Object> answer = assistant.call(tool, arguments);
        say(tool, answer.toString());
        return answer;
    }

    private void say(String what, String answer) {
        out.printf("  %-22s %s%n", what, answer);
    }

    private static void expect(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("Expected " + what + " to be " + expected + "; it is " + actual + ".");
        }
    }
}
