package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client's trace goes on through the gateway to Kestra. */
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int SERVER = 2;
    private static final int CLIENT = 3;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void a_call_is_a_span_of_the_clients_trace_and_each_request_to_kestra_one_within_it() throws Exception {
        try (TraceCollector collector = new TraceCollector()) {
            GatewayTest.run("2.0", traced(collector), (gateway, kestra, client) -> {
                int before = kestra.requests().size();
                client.with("traceparent", OTHER).post(call("\"_meta\":{\"traceparent\":\"" + TRACEPARENT + "\"},"));
                assertThat(kestra.requests().subList(before, kestra.requests().size()))
                        .filteredOn(request -> request.path().contains("/flows/"))
                        .hasSize(1)
                        .allSatisfy(request -> assertThat(traceparent(request)).startsWith("00-" + TRACE + "-"));
            });
            SentSpan server = collector.span("tools/call get_flow");
            assertThat(server.trace()).isEqualTo(TRACE);
            assertThat(server.parent()).isEqualTo(PARENT);
            assertThat(server.kind()).isEqualTo(SERVER);
            assertThat(server.attributes())
                    .containsEntry("mcp.method.name", "tools/call")
                    .containsEntry("gen_ai.tool.name", "get_flow")
                    .containsEntry("gen_ai.operation.name", "execute_tool")
                    .containsEntry("network.transport", "tcp")
                    .containsEntry("error.type", "tool_error");
            SentSpan upstream = collector.span("GET getFlow");
            assertThat(upstream.trace()).isEqualTo(TRACE);
            assertThat(upstream.parent()).isEqualTo(server.id());
            assertThat(upstream.kind()).isEqualTo(CLIENT);
            assertThat(upstream.attributes())
                    .containsEntry("http.response.status_code", "404")
                    .containsEntry("error.type", "404");
            assertThat(upstream.status()).isEqualTo(2);
        }
    }

    @Test
    void the_header_of_the_request_counts_where_the_message_says_nothing() throws Exception {
        try (TraceCollector collector = new TraceCollector()) {
            GatewayTest.run(
                    "2.0", traced(collector), (gateway, kestra, client) -> client.with("traceparent", TRACEPARENT)
                            .post(call("")));
            assertThat(collector.span("tools/call get_flow").parent()).isEqualTo(PARENT);
        }
    }

    @Test
    void what_is_no_trace_context_is_ignored_and_a_trace_begins() throws Exception {
        try (TraceCollector collector = new TraceCollector()) {
            GatewayTest.run("2.0", traced(collector), (gateway, kestra, client) -> {
                for (String bad : List.of("7", "\"00-" + TRACE + "-" + PARENT + "\"", "\"canary\"", "null", "{}")) {
                    client.post(call("\"_meta\":{\"traceparent\":" + bad + "},"));
                }
            });
            assertThat(collector.spans())
                    .filteredOn(span -> span.name().equals("tools/call get_flow"))
                    .hasSize(5)
                    .allMatch(span -> span.parent().isEmpty() && !span.trace().equals(TRACE));
        }
    }

    @Test
    void no_argument_no_answer_and_no_credential_is_in_a_trace() throws Exception {
        try (TraceCollector collector = new TraceCollector()) {
            String[] id = {""};
            GatewayTest.run("2.0", traced(collector), (gateway, kestra, client) -> {
                Flows.save(client, Flows.GREETING.replace("Hello", "canary-answer"));
                HttpResponse<String> answer = client.post(call(""));
                assertThat(answer.body()).contains("canary-answer");
                id[0] = answer.headers().firstValue("X-Request-Id").orElseThrow();
                client.call("get_flow", "{\"namespace\": \"canary.namespace\", \"flow_id\": \"canary-flow\"}");
            });
            assertThat(collector.everything())
                    .contains(id[0])
                    .doesNotContain("canary", "greeting", "Basic", SandboxOptions.DEMO_PASSWORD);
        }
    }

    @Test
    void without_a_collector_kestra_is_sent_no_trace() throws Exception {
        GatewayTest.run("2.0", Map.of(), (gateway, kestra, client) -> {
            client.with("traceparent", TRACEPARENT).post(call(""));
            assertThat(kestra.requests())
                    .noneMatch(request -> !traceparent(request).isEmpty());
        });
    }

    @Test
    void a_collector_that_is_down_holds_nothing_up() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Map<String, String> settings = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
            GatewayTest.run(kestra, kestra.baseUri(), settings, (gateway, sandbox, client) -> assertThat(client.names())
                    .contains("get_flow"));
        }
    }

    private static Map<String, String> traced(TraceCollector collector) {
        return new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()));
    }

    private static String traceparent(RecordedRequest request) {
        return request.headers().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase("traceparent"))
                .map(each -> String.join(",", each.getValue()))
                .findFirst()
                .orElse("");
    }

    /** Of a flow that may not be there. */
    private static String call(String more) {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{" + more
                + "\"name\":\"get_flow\",\"arguments\":{\"namespace\":\"company.team\",\"flow_id\":\"greeting\"}}}";
        return JsonParser.parseString(message).toString();
    }
}
