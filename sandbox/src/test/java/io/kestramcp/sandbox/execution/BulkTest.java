package io.kestramcp.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxClient;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.sandbox.time.ManualTimeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs on several executions, and those that move one past the ordinary. */
class BulkTest {
    private static final String SLEEPY =
            "id: sleepy\nnamespace: n\ntasks: [{id: t, type: io.kestra.plugin.core.flow.Sleep, duration: PT1H}]";
    private static final String QUEUED = "id: queued\nnamespace: n\nconcurrency: {limit: 1, behavior: QUEUE}\n"
            + "tasks: [{id: t, type: io.kestra.plugin.core.flow.Sleep, duration: PT1H}]";
    private static final String WRITER = "id: writer\nnamespace: n\ntasks:\n"
            + "  - {id: w, type: io.kestra.plugin.core.storage.Write, content: \"a\\nb\\nc\", extension: .txt}";

    private final ManualTimeline timeline = new ManualTimeline(Instant.parse("2026-01-01T00:00:00Z"));

    @ParameterizedTest
    @CsvSource({"1.3, 200, count", "2.0, 202, totalItems"})
    void killOfSeveralIsCountedAndDone(String line, int status, String count) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            String first = start(client, SLEEPY, "sleepy");
            String second = start(client, null, "sleepy");

            HttpResponse<String> answer = byIds(client, "DELETE", "/executions/kill/by-ids", first, second);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(object(answer).get(count).getAsInt()).isEqualTo(2);
            timeline.advance(Duration.ofSeconds(1));
            assertThat(state(client, first)).isEqualTo("KILLED");
            assertThat(state(client, second)).isEqualTo("KILLED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void oneUnknownIdIsListedAndNothingIsDone(String line) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            String id = start(client, SLEEPY, "sleepy");

            HttpResponse<String> answer = byIds(client, "DELETE", "/executions/kill/by-ids", id, "nope");

            assertThat(answer.statusCode()).isEqualTo(400);
            JsonArray invalids = object(answer).getAsJsonArray("invalids");
            assertThat(invalids).singleElement().satisfies(invalid -> assertThat(
                            invalid.getAsJsonObject().get("invalidValue").getAsString())
                    .isEqualTo("nope"));
            timeline.advance(Duration.ofSeconds(1));
            assertThat(state(client, id)).isEqualTo("RUNNING");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void deletionTakesOneThatRunsOnlyWhenToldTo(String line) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            String id = start(client, SLEEPY, "sleepy");

            assertThat(byIds(client, "DELETE", "/executions/by-ids", id).statusCode())
                    .isEqualTo(400);
            assertThat(byIds(client, "DELETE", "/executions/by-ids?includeNonTerminated=true", id)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.get("/executions/" + id).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.3, ''", "2.0, /actions"})
    void forcedRunPassesTheLimitOfItsFlow(String line, String actions) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            start(client, QUEUED, "queued");
            String waiting = start(client, null, "queued");
            assertThat(state(client, waiting)).isEqualTo("QUEUED");

            client.post("/executions/" + waiting + actions + "/force-run");
            timeline.advance(Duration.ofSeconds(1));

            assertThat(state(client, waiting)).isEqualTo("RUNNING");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.3, ''", "2.0, /actions"})
    void forcedRunOfOneThatIsScheduledDoesNotRunItTwice(String line, String actions) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            client.createFlow(WRITER);
            String id = object(client.post("/executions/n/writer?scheduleDate=2026-01-01T01:00:00Z"))
                    .get("id")
                    .getAsString();

            client.post("/executions/" + id + actions + "/force-run");
            timeline.advance(Duration.ofHours(2));

            assertThat(client.json("/executions/" + id)
                            .getAsJsonObject()
                            .getAsJsonObject("state")
                            .getAsJsonArray("histories"))
                    .extracting(
                            history -> history.getAsJsonObject().get("state").getAsString())
                    .containsExactly("CREATED", "RUNNING", "SUCCESS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void previewShowsTheFirstLinesAndSaysThatThereAreMore(String line) throws Exception {
        try (Sandbox sandbox = sandbox(line)) {
            SandboxClient client = new SandboxClient(sandbox);
            String id = start(client, WRITER, "writer");
            String run = client.json("/executions/" + id)
                    .getAsJsonObject()
                    .getAsJsonArray("taskRunList")
                    .get(0)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            String uri = "kestra:///n/writer/executions/" + id + "/tasks/w/" + run + "/file.txt";

            JsonObject preview = object(client.get("/executions/" + id + "/file/preview?maxRows=2&path=" + uri));

            assertThat(preview.get("content").getAsString()).isEqualTo("a\nb\n");
            assertThat(preview.get("truncated").getAsBoolean()).isTrue();
        }
    }

    private Sandbox sandbox(String line) {
        return Sandbox.start(SandboxOptions.of(line).withTimeline(timeline));
    }

    private String start(SandboxClient client, String flow, String id) throws Exception {
        if (flow != null) {
            assertThat(client.createFlow(flow).statusCode()).isEqualTo(200);
        }
        String execution = object(client.post("/executions/n/" + id)).get("id").getAsString();
        timeline.advance(Duration.ofSeconds(1));
        return execution;
    }

    private static HttpResponse<String> byIds(SandboxClient client, String method, String path, String... ids)
            throws Exception {
        return client.call(method, path, "application/json", "[\"" + String.join("\",\"", ids) + "\"]");
    }

    private static String state(SandboxClient client, String id) throws Exception {
        return client.json("/executions/" + id)
                .getAsJsonObject()
                .getAsJsonObject("state")
                .get("current")
                .getAsString();
    }

    private static JsonObject object(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
