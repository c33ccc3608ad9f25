package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.VirtualThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What MCP SDK 2.1.0 gets wrong as a server must not reach our clients. Defects whose tests stand elsewhere: one schema for
 * two tools in {@code ArgumentCheckTest}; a stdio that ends at a bad line or drops answers in {@code StdioServerTest};
 * cancellation and lost clients that are not noticed in {@code StreamTest} and {@code StdioServerTest}; lists without pages
 * in {@code ListingTest}, in any order in {@code BothErasTest}; sessions that are whoever's knows their name in
 * {@code StreamOwnersTest}, and streams that lose what happens between two in {@code SessionStreamTest}.
 */
class SdkDefectsTest {
    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    /** The SDK serialises its exception, stack trace and all, on these paths. */
    @Test
    void an_error_is_json_rpc_and_never_an_exception() throws Exception {
        List<HttpRequest.Builder> wrong = List.of(
                http.post("{"),
                http.post("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}"),
                http.post("[]"),
                http.post("{}").setHeader("Content-Type", "text/plain"),
                http.post("{}").setHeader("Accept", "text/html"),
                http.post("{}").method("GET", BodyPublishers.noBody()),
                http.modern("server/nonsense", ""),
                http.legacyCall("echo", "\"str\""),
                http.legacyCall("explode", "{}"));
        for (HttpRequest.Builder request : wrong) {
            HttpResponse<String> response = http.send(request);
            assertThat(HttpFixture.json(response).get("jsonrpc").getAsString()).isEqualTo("2.0");
            assertThat(response.body())
                    .doesNotContain("Exception", "stackTrace", "\\tat ", "java.", "io.kestramcp", "jackson");
        }
    }

    /** The SDK's default scheduler runs ten blocking tools per core and no more. */
    @Test
    void a_hundred_waiting_calls_all_run_at_once() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            answers.add(http.client().sendAsync(http.legacyCall("slow", "{}").build(), BodyHandlers.ofString()));
        }
        for (int call = 0; call < 100; call++) {
            assertThat(http.tools.started.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        http.tools.release.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    /** On a JVM that has them. The group's name is theirs alone (Thread.getThreadGroup, since 21). */
    @Test
    void a_call_runs_on_a_virtual_thread() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                http.client().sendAsync(http.legacyCall("slow", "{}").build(), BodyHandlers.ofString());
        Thread thread = http.tools.threads.poll(30, TimeUnit.SECONDS);
        assertThat(thread.getThreadGroup().getName().equals("VirtualThreads")).isEqualTo(VirtualThreads.areSupported());
        http.tools.release.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    /** The SDK does not read the header. */
    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2024-11-05", "2025-11-26", "x", ""})
    void a_protocol_version_that_is_not_served_is_refused_with_those_that_are(String version) throws Exception {
        HttpResponse<String> response = http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .header("MCP-Protocol-Version", version));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26");
    }

    /** The SDK names a tool "invalid_tool_name", whatever was asked for. */
    @Test
    void an_unknown_tool_is_named_as_it_was_asked_for() throws Exception {
        assertThat(http.send(http.legacyCall("get_moon", "{}")).body()).contains("\"Unknown tool: get_moon\"");
    }

    @Test
    void a_call_that_names_no_tool_is_told_what_it_lacks() throws Exception {
        HttpResponse<String> response =
                http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}"));
        JsonObject error = HttpFixture.json(response).getAsJsonObject("error");
        assertThat(error.get("code").getAsInt()).isEqualTo(-32602);
        assertThat(error.get("message").getAsString()).isEqualTo("tools/call needs \"name\", a string.");
    }

    /** The SDK fails with status 500 and what its JSON library says. */
    @Test
    void arguments_that_are_no_object_are_told_to_the_model() throws Exception {
        HttpResponse<String> response = http.send(http.legacyCall("echo", "\"str\""));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(HttpFixture.json(response)
                        .getAsJsonObject("result")
                        .get("isError")
                        .getAsBoolean())
                .isTrue();
        assertThat(response.body()).contains("must be an object, not a string");
    }

    /** The SDK grants a session to whoever knows its id, and keeps sessions without limit. */
    @Test
    void A_11_a_session_is_no_more_than_a_name() throws Exception {
        String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
        String without = http.send(http.post(list)).body();
        assertThat(http.send(http.post(list).header("Mcp-Session-Id", "made-up"))
                        .body())
                .isEqualTo(without);
    }

    /** The SDK takes "1.0" for "2.0". */
    @Test
    void another_json_rpc_version_is_refused() throws Exception {
        HttpResponse<String> response = http.send(http.post("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}"));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    /** Schemas from unordered maps come out in another order in every process. */
    @Test
    void a_schema_keeps_the_order_of_its_keys() throws Exception {
        JsonObject answer =
                HttpFixture.json(http.send(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")));
        JsonObject schema = answer.getAsJsonObject("result")
                .getAsJsonArray("tools")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("inputSchema");
        assertThat(schema.keySet()).containsExactly("type", "additionalProperties", "required", "properties");
        assertThat(schema.getAsJsonObject("properties").keySet())
                .containsExactly("text", "count", "mode", "since", "flow_id", "values", "inputs");
    }
}
