package io.kestramcp.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxClient;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.sandbox.time.ManualTimeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The states that executions go through, on line 2.0, in time that is moved by hand. */
class LifecycleTest {
    private static final String CORE = "io.kestra.plugin.core.";

    private final ManualTimeline time = new ManualTimeline(Instant.parse("2026-11-21T08:30:00Z"));
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.of("2.0").withTimeline(time));
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void sleepEndsWhenItsTimeIsOver() throws Exception {
        String id = run("- {id: nap, type: %sflow.Sleep, duration: PT20S}");

        time.advance(Duration.ofSeconds(19));
        assertThat(state(id)).isEqualTo("RUNNING");
        time.advance(Duration.ofSeconds(1));
        assertThat(histories(id)).containsExactly("CREATED", "RUNNING", "SUCCESS");
        assertThat(execution(id).getAsJsonObject("state").get("duration").getAsString())
                .isEqualTo("PT20S");
    }

    @Test
    void killedExecutionNeverGoesOn() throws Exception {
        String id = run("- {id: nap, type: %sflow.Sleep, duration: PT20S}");

        HttpResponse<String> answer = client.call("DELETE", "/executions/" + id + "/actions/kill", null, null);
        assertThat(stateOf(answer)).isEqualTo("KILLING");
        time.advance(Duration.ofMinutes(1));

        assertThat(histories(id)).containsExactly("CREATED", "RUNNING", "KILLING", "KILLED");
        assertThat(taskRun(id, 0).getAsJsonObject("state").get("current").getAsString())
                .isEqualTo("KILLED");
    }

    @Test
    void pauseFromOutsideHoldsTheNextTaskButNotTheOneAtWork() throws Exception {
        String id = run("- {id: nap, type: %sflow.Sleep, duration: PT2S}\n  - {id: end, type: %slog.Log, message: m}");

        assertThat(client.post("/executions/" + id + "/actions/pause").statusCode())
                .isEqualTo(200);
        time.advance(Duration.ofSeconds(5));
        assertThat(state(id)).isEqualTo("PAUSED");
        assertThat(execution(id).getAsJsonArray("taskRunList")).hasSize(1);
        assertThat(taskRun(id, 0).getAsJsonObject("state").get("current").getAsString())
                .isEqualTo("SUCCESS");

        client.post("/executions/" + id + "/actions/resume");
        time.settle();
        assertThat(histories(id)).containsExactly("CREATED", "RUNNING", "PAUSED", "RESTARTED", "RUNNING", "SUCCESS");
    }

    @Test
    void pauseTaskWaitsForItsInputAndHandsItOn() throws Exception {
        String id = run("""
                - id: wait
                    type: %sflow.Pause
                    onResume: [{id: approved, type: BOOL}]
                  - {id: after, type: %slog.Log, message: "approved={{ outputs.wait.onResume.approved }}"}""");
        assertThat(state(id)).isEqualTo("PAUSED");

        HttpResponse<String> refused = client.post("/executions/" + id + "/actions/resume");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Missing required input:approved");
        assertThat(state(id)).isEqualTo("PAUSED");

        client.call(
                "POST",
                "/executions/" + id + "/actions/resume",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"approved\"\r\n\r\ntrue\r\n--x--\r\n");
        time.settle();
        assertThat(state(id)).isEqualTo("SUCCESS");
        assertThat(messages(id)).containsExactly("approved=true");
    }

    @Test
    void breakpointHoldsTheTaskUntilItIsLetGoAndThoseNotNamedAgainAreGone() throws Exception {
        client.createFlow("""
                id: f
                namespace: company.team
                tasks:
                  - {id: a, type: io.kestra.plugin.core.log.Log, message: a}
                  - {id: b, type: io.kestra.plugin.core.log.Log, message: b}
                  - {id: c, type: io.kestra.plugin.core.log.Log, message: c}
                """);
        String id = idOf(client.post("/executions/company.team/f?breakpoints=b,c"));
        time.settle();
        assertThat(messages(id)).containsExactly("a");
        assertThat(stateOf(client.post("/executions/" + id + "/actions/resume-from-breakpoint?breakpoints=c")))
                .isEqualTo("RUNNING");
        time.settle();
        assertThat(messages(id)).containsExactly("a", "b");
        client.post("/executions/" + id + "/actions/resume-from-breakpoint");
        time.settle();
        assertThat(histories(id))
                .containsExactly("CREATED", "RUNNING", "BREAKPOINT", "RUNNING", "BREAKPOINT", "RUNNING", "SUCCESS");
        assertThat(client.post("/executions/" + id + "/actions/resume-from-breakpoint")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void failureRunsTheErrorTasksAndNoneOfTheRest() throws Exception {
        String id = run("""
                - {id: boom, type: %sexecution.Fail, errorMessage: boom happened}
                  - {id: never, type: %slog.Log, message: never}
                errors:
                  - {id: handler, type: %slog.Log, message: handled}""");

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(messages(id)).startsWith("boom happened").endsWith("handled").doesNotContain("never");
    }

    @Test
    void restartKeepsTheIdAndTriesTheFailedTaskAgain() throws Exception {
        String id = run("- {id: ok, type: %slog.Log, message: m}\n  - {id: boom, type: %sexecution.Fail}");

        assertThat(client.post("/executions/" + id + "/actions/restart").statusCode())
                .isEqualTo(200);
        time.settle();

        assertThat(histories(id)).containsExactly("CREATED", "RUNNING", "FAILED", "RESTARTED", "RUNNING", "FAILED");
        assertThat(taskRun(id, 0).getAsJsonArray("attempts")).hasSize(1);
        assertThat(taskRun(id, 1).getAsJsonArray("attempts")).hasSize(2);
        assertThat(execution(id)
                        .getAsJsonObject("metadata")
                        .get("attemptNumber")
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void restartWithAnotherRevisionDoesTheFailedTaskAsThatOneHasIt() throws Exception {
        String id = run("- {id: boom, type: %sexecution.Fail}");
        client.call("PUT", "/flows/company.team/f", "application/x-yaml", """
                id: f
                namespace: company.team
                tasks: [{id: boom, type: io.kestra.plugin.core.log.Log, message: mended}]
                """);

        client.post("/executions/" + id + "/actions/restart?revision=2");
        time.settle();

        assertThat(state(id)).isEqualTo("SUCCESS");
        assertThat(messages(id)).contains("mended");
    }

    @Test
    void subflowIsWaitedForAndItsOutputsComeBack() throws Exception {
        client.createFlow("""
                id: child
                namespace: company.team
                inputs: [{id: name, type: STRING}]
                tasks:
                  - {id: nap, type: io.kestra.plugin.core.flow.Sleep, duration: PT5S}
                outputs: [{id: greeting, type: STRING, value: "hi {{ inputs.name }}"}]
                """);
        String id = run("""
                - id: call
                    type: %sflow.Subflow
                    namespace: company.team
                    flowId: child
                    inputs: {name: Ada}
                  - {id: end, type: %slog.Log, message: "{{ outputs.call.outputs.greeting }}"}""");

        assertThat(state(id)).isEqualTo("RUNNING");
        time.advance(Duration.ofSeconds(5));
        assertThat(messages(id)).containsExactly("hi Ada");
        JsonArray children = client.json("/executions/search?filters[triggerExecutionId][EQUALS]=" + id)
                .getAsJsonObject()
                .getAsJsonArray("results");
        assertThat(children).hasSize(1);
    }

    @Test
    void killingAnExecutionKillsTheSubflowThatItWaitsFor() throws Exception {
        client.createFlow(
                "id: child\nnamespace: company.team\ntasks: [{id: n, type: io.kestra.plugin.core.flow.Sleep, duration: PT1H}]");
        String id = run("- {id: call, type: %sflow.Subflow, namespace: company.team, flowId: child}");

        client.call("DELETE", "/executions/" + id + "/actions/kill", null, null);
        time.settle();

        assertThat(client.json("/executions/search?filters[state][EQUALS]=KILLED")
                        .getAsJsonObject()
                        .get("total")
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void executionBeyondTheLimitIsQueuedUntilASlotIsFree() throws Exception {
        String first = run("- {id: nap, type: %sflow.Sleep, duration: PT8S}\nconcurrency: {limit: 1}");
        String second = idOf(client.post("/executions/company.team/f"));

        assertThat(state(second)).isEqualTo("QUEUED");
        time.advance(Duration.ofSeconds(8));
        assertThat(state(first)).isEqualTo("SUCCESS");
        assertThat(state(second)).isEqualTo("RUNNING");
    }

    @Test
    void taskThatCannotBeRenderedFailsInsteadOfHanging() throws Exception {
        String id = run("- {id: bad, type: %slog.Log, message: \"{{ inputs.nope }}\"}");

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(messages(id)).first().asString().contains("inputs.nope");
    }

    @Test
    void propertyThatTheSandboxDoesNotHeedIsNamedInTheLog() throws Exception {
        String id = run("- {id: t, type: %slog.Log, message: m, runIf: \"{{ false }}\"}");

        assertThat(messages(id)).containsExactly("The sandbox does not heed `runIf`", "m");
    }

    @Test
    void scheduleComesTrueAtItsTime() throws Exception {
        client.createFlow("""
                id: scheduled
                namespace: company.team
                tasks: [{id: t, type: io.kestra.plugin.core.log.Log, message: "{{ trigger.date }}"}]
                triggers: [{id: hourly, type: io.kestra.plugin.core.trigger.Schedule, cron: "0 * * * *"}]
                """);

        time.advance(Duration.ofMinutes(29));
        assertThat(total("scheduled")).isZero();
        time.advance(Duration.ofMinutes(61));
        assertThat(total("scheduled")).isEqualTo(2);
    }

    @Test
    void backfillMakesUpForEverySlotAndThenDisappears() throws Exception {
        client.createFlow("""
                id: scheduled
                namespace: company.team
                tasks: [{id: t, type: io.kestra.plugin.core.log.Log, message: "{{ trigger.date }}"}]
                triggers: [{id: hourly, type: io.kestra.plugin.core.trigger.Schedule, cron: "0 * * * *"}]
                """);
        client.call(
                "PUT",
                "/triggers/backfill/create",
                "application/json",
                "{\"namespace\":\"company.team\",\"flowId\":\"scheduled\",\"triggerId\":\"hourly\","
                        + "\"backfill\":{\"start\":\"2026-11-21T02:00:00Z\",\"end\":\"2026-11-21T05:00:00Z\"}}");

        time.advance(Duration.ofSeconds(30));

        assertThat(total("scheduled")).isEqualTo(3);
        JsonObject trigger = client.json("/triggers/company.team/scheduled")
                .getAsJsonObject()
                .getAsJsonArray("results")
                .get(0)
                .getAsJsonObject();
        assertThat(trigger.has("backfill")).isFalse();
        assertThat(trigger.get("nextEvaluationDate").getAsString()).isEqualTo("2026-11-21T09:00:00Z");
    }

    /** Creates the flow f with tasks, starts it, and lets happen what happens at once. */
    private String run(String tasks) throws Exception {
        String flow = "id: f\nnamespace: company.team\ntasks:\n  " + tasks.replace("%s", CORE) + "\n";
        assertThat(client.createFlow(flow).body()).contains("\"id\":\"f\"").contains("\"revision\"");
        String id = idOf(client.post("/executions/company.team/f"));
        time.settle();
        return id;
    }

    private static String idOf(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    }

    private static String stateOf(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .getAsJsonObject("state")
                .get("current")
                .getAsString();
    }

    private JsonObject execution(String id) throws Exception {
        return client.json("/executions/" + id).getAsJsonObject();
    }

    private String state(String id) throws Exception {
        return execution(id).getAsJsonObject("state").get("current").getAsString();
    }

    private List<String> histories(String id) throws Exception {
        return execution(id).getAsJsonObject("state").getAsJsonArray("histories").asList().stream()
                .map(entry -> entry.getAsJsonObject().get("state").getAsString())
                .toList();
    }

    private JsonObject taskRun(String id, int index) throws Exception {
        return execution(id).getAsJsonArray("taskRunList").get(index).getAsJsonObject();
    }

    private List<String> messages(String id) throws Exception {
        return client.json("/logs/" + id).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(entry -> entry.get("message").getAsString())
                .toList();
    }

    private int total(String flow) throws Exception {
        return client.json("/executions/search?filters[flowId][EQUALS]=" + flow)
                .getAsJsonObject()
                .get("total")
                .getAsInt();
    }
}
