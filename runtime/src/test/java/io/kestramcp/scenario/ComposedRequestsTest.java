package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.tools.GeneratedTools;
import io.kestramcp.tools.Resources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool that is made of several calls sends to Kestra on each API line, request by request. */
class ComposedRequestsTest {
    private static final Map<String, StringBuilder> SENT = new TreeMap<>();

    @BeforeAll
    static void call_every_tool() throws Exception {
        GatewayTest.assumeSandbox();
        for (String line : GatewayTest.LINES) {
            SandboxOptions options = SandboxOptions.of(line).withEnterprise().withSpeed(GatewayTest.SPEED);
            try (Sandbox sandbox = Sandbox.start(options)) {
                GatewayTest.run(
                        sandbox,
                        sandbox.baseUri(),
                        Map.of("KESTRA_MCP_TOOLSETS", "all"),
                        (gateway, kestra, client) -> callAll(line, kestra, client));
            }
        }
    }

    private static void callAll(String line, Sandbox kestra, McpCaller client) throws Exception {
        JsonObject written = Resources.json("requests/composed.json");
        ComposedCalls calls = ComposedCalls.prepare(client);
        for (String tool : written.keySet()) {
            for (Map.Entry<String, JsonElement> each :
                    written.getAsJsonObject(tool).entrySet()) {
                JsonObject arguments = calls.arguments(tool, each.getValue().getAsJsonObject());
                int before = kestra.requests().size();
                McpCaller.Answer answer = client.call(tool, arguments);
                List<RecordedRequest> requests = sent(
                        tool,
                        kestra.requests().subList(before, kestra.requests().size()));
                SENT.computeIfAbsent(tool, none -> new StringBuilder())
                        .append("# ")
                        .append(line)
                        .append(", ")
                        .append(each.getKey())
                        .append(answer.failed() ? ": refused\n" : "\n")
                        .append(SentText.of(requests))
                        .append('\n');
            }
        }
    }

    /** Without the look at Kestra's version that the gateway takes once a minute. */
    private static List<RecordedRequest> sent(String tool, List<RecordedRequest> requests) {
        boolean asks = tool.equals("get_instance_info");
        return requests.stream()
                .filter(each -> asks || !each.path().equals("/api/v1/configs"))
                .toList();
    }

    static Stream<String> tools() throws IOException {
        return Resources.json("requests/composed.json").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void a_tool_sends_what_was_reviewed(String tool) throws IOException {
        Resources.checkGolden(
                "requests/composed/" + tool + ".txt", SENT.get(tool).toString());
    }

    @Test
    void every_composed_tool_is_called_with_all_its_arguments() throws IOException {
        JsonObject written = Resources.json("requests/composed.json");
        Map<String, Set<String>> composed = GeneratedTools.catalog().all().stream()
                .filter(entry -> !entry.tool().getClass().getPackageName().equals("io.kestramcp.tools"))
                // One that only tells an address has nothing to send.
                .filter(entry -> entry.descriptor().bindings().values().stream()
                        .anyMatch(binding -> !binding.operations().isEmpty()))
                .collect(Collectors.toMap(
                        entry -> entry.descriptor().name(), entry -> entry.descriptor().bindings().values().stream()
                                .flatMap(binding ->
                                        binding.inputSchema().getAsJsonObject("properties").keySet().stream())
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(composed.keySet());
        composed.forEach((tool, arguments) -> assertThat(written.getAsJsonObject(tool).asMap().values().stream()
                        .flatMap(each -> each.getAsJsonObject().keySet().stream())
                        .collect(Collectors.toSet()))
                .as(tool)
                .isEqualTo(arguments));
    }
}
