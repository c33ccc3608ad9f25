package io.kestramcp.sandbox.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxClient;
import io.kestramcp.sandbox.SandboxOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows switched off and on, and what else can be read of them. */
class FlowSwitchTest {
    private static final String IDS = "[{\"namespace\":\"n\",\"id\":\"f\"}]";

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void switchingOffMakesOneRevisionWithTheSourceEdited(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            SandboxClient client = client(sandbox);

            assertThat(set(client, "disable")).isEqualTo("{\"count\":1}");
            assertThat(set(client, "disable")).isEqualTo("{\"count\":0}");

            JsonObject flow = client.json("/flows/n/f?source=true").getAsJsonObject();
            assertThat(flow.get("revision").getAsInt()).isEqualTo(2);
            assertThat(flow.get("source").getAsString()).endsWith("\ndisabled: true");
            assertThat(client.post("/executions/n/f").statusCode()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void switchingOnReplacesTheLineThatSwitchedOff(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            SandboxClient client = client(sandbox);
            set(client, "disable");

            assertThat(set(client, "enable")).isEqualTo("{\"count\":1}");

            JsonObject flow = client.json("/flows/n/f?source=true").getAsJsonObject();
            assertThat(flow.get("source").getAsString())
                    .endsWith("\ndisabled: false")
                    .doesNotContain("true");
            assertThat(client.json("/flows/n/f/revisions").getAsJsonArray()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void searchInSourcesMarksTheText(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            JsonObject found = client(sandbox).json("/flows/source?q=HELLO").getAsJsonObject();

            assertThat(found.get("total").getAsInt()).isEqualTo(1);
            assertThat(found.toString()).contains("message: [mark]hello[/mark]");
        }
    }

    private static SandboxClient client(Sandbox sandbox) throws Exception {
        SandboxClient client = new SandboxClient(sandbox);
        client.createFlow("id: f\nnamespace: n\ntasks:\n  - id: t\n    type: io.kestra.plugin.core.log.Log\n"
                + "    message: hello");
        return client;
    }

    private static String set(SandboxClient client, String verb) throws Exception {
        return client.call("POST", "/flows/" + verb + "/by-ids", "application/json", IDS)
                .body();
    }
}
