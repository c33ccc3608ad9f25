package io.kestramcp.sandbox.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of plugins and what is told of one type. */
class PluginOperationsTest {
    @ParameterizedTest
    @CsvSource({"1.3, flow.ForEach, flow.Loop", "2.0, flow.Loop, flow.ForEach"})
    void listHasTheTypesOfTheLineOnly(String line, String known, String unknown) throws Exception {
        String plugins = get(line, "/api/v1/plugins").body();

        assertThat(plugins)
                .contains("io.kestra.plugin.core." + known)
                .doesNotContain("io.kestra.plugin.core." + unknown);
    }

    @Test
    void listIsPlainOn13AndPagedOn20() throws Exception {
        assertThat(JsonParser.parseString(get("1.3", "/api/v1/plugins").body()).isJsonArray())
                .isTrue();
        assertThat(object("2.0", "/api/v1/plugins").get("total").getAsInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void schemaTellsWhatIsRequiredAndOnRequestWhatEveryTaskTakes(String line) throws Exception {
        String path = "/api/v1/plugins/io.kestra.plugin.core.log.Log";

        assertThat(properties(line, path)).containsExactly("message", "level");
        assertThat(properties(line, path + "?all=true")).contains("message", "retry", "timeout");
        assertThat(object(line, path).get("markdown").getAsString()).contains("* `message` (required)");
    }

    private static Iterable<String> properties(String line, String path) throws Exception {
        return object(line, path)
                .getAsJsonObject("schema")
                .getAsJsonObject("properties")
                .getAsJsonObject("properties")
                .keySet();
    }

    private static JsonObject object(String line, String path) throws Exception {
        return JsonParser.parseString(get(line, path).body()).getAsJsonObject();
    }

    private static HttpResponse<String> get(String line, String path) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            String user = SandboxOptions.DEMO_USERNAME + ":" + SandboxOptions.DEMO_PASSWORD;
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
