package io.kestramcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story that the demo tells, on both lines. */
class DemoStoryTest {
    private static final String FLOW = """
            id: greeting
            namespace: company.team
            inputs:
              - id: name
                type: STRING
            tasks:
              - id: log
                type: io.kestra.plugin.core.log.Log
                message: Hello {{ inputs.name }}
              - id: out
                type: io.kestra.plugin.core.debug.Return
                format: "{{ inputs.name }} was here"
            outputs:
              - id: final
                type: STRING
                value: "{{ outputs.out.value }}"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void aFlowIsCreatedExecutedWithAnInputAndItsLogsAreRead(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            SandboxClient client = new SandboxClient(sandbox);

            assertThat(client.createFlow(FLOW).statusCode()).isEqualTo(200);
            HttpResponse<String> execution = client.call(
                    "POST",
                    "/executions/company.team/greeting?wait=true",
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAda\r\n--x--\r\n");

            JsonObject created = JsonParser.parseString(execution.body()).getAsJsonObject();
            assertThat(created.getAsJsonObject("state").get("current").getAsString())
                    .isEqualTo("SUCCESS");
            assertThat(created.getAsJsonObject("outputs").get("final").getAsString())
                    .isEqualTo("Ada was here");
            String id = created.get("id").getAsString();
            assertThat(client.json("/executions/" + id)
                            .getAsJsonObject()
                            .getAsJsonObject("state")
                            .get("current")
                            .getAsString())
                    .isEqualTo("SUCCESS");
            JsonArray logs = client.json("/logs/" + id).getAsJsonArray();
            assertThat(logs.get(0).getAsJsonObject().get("message").getAsString())
                    .isEqualTo("Hello Ada");
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::path)
                    .contains("/api/v1/main/executions/company.team/greeting");
        }
    }
}
