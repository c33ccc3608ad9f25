package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process logs, and in which form. */
class LogTest {
    private static final String REFUSED = "A request was not let in";

    @Test
    void as_text_a_line_names_its_request() throws Exception {
        try (ServedProcess gateway = new ServedProcess(settings(Map.of()))) {
            String id = refusedRequest(gateway);
            assertThat(gateway.await(line -> line.contains(REFUSED))).contains("INFO", "[" + id + "]");
            assertThat(gateway.told().get(0)).doesNotContain("[]");
        }
    }

    @Test
    void as_json_each_line_is_an_object_and_names_its_request() throws Exception {
        try (ServedProcess gateway = new ServedProcess(settings(Map.of("KESTRA_MCP_LOG_FORMAT", "json")))) {
            String id = refusedRequest(gateway);
            JsonObject line = JsonParser.parseString(gateway.await(each -> each.contains(REFUSED)))
                    .getAsJsonObject();
            assertThat(line.get("level").getAsString()).isEqualTo("INFO");
            assertThat(line.get("formattedMessage").getAsString()).startsWith(REFUSED);
            assertThat(line.getAsJsonObject("mdc").get("request").getAsString()).isEqualTo(id);
            assertThat(gateway.told()).allSatisfy(each -> assertThat(
                            JsonParser.parseString(each).getAsJsonObject().has("loggerName"))
                    .isTrue());
        }
    }

    @Test
    void an_operators_own_file_for_logback_wins(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("own.xml"), """
                <configuration>
                  <appender name="own" class="ch.qos.logback.core.ConsoleAppender">
                    <target>System.err</target>
                    <encoder><pattern>own form: %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="own"/></root>
                </configuration>
                """);
        List<String> flags = List.of("-Dlogback.configurationFile=" + file);
        try (ServedProcess gateway = new ServedProcess(List.of(), flags, settings(Map.of()))) {
            assertThat(gateway.await(line -> line.contains("Serving MCP at"))).startsWith("own form: Serving");
        }
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KESTRA_BASE_URL",
                "http://127.0.0.1:9",
                "KESTRA_MCP_PUBLIC_URL",
                "https://mcp.example.com",
                "OIDC_ISSUER_URL",
                "http://127.0.0.1:9"));
        settings.putAll(more);
        return settings;
    }

    /** The name of a request that has no token. */
    private static String refusedRequest(ServedProcess gateway) throws Exception {
        return new McpCaller(gateway.address())
                .post("{}")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }
}
