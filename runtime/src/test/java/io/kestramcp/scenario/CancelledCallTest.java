package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that nobody waits for any more: its request to Kestra ends, whatever the way in which the client has gone. */
class CancelledCallTest {
    private static final String CALL = "{\"name\":\"get_execution\",\"arguments\":{\"execution_id\":\"abc\"}";
    private static final String WAIT = "{\"name\":\"wait_for_execution\",\"arguments\":{\"execution_id\":\"abc\"}";

    @ParameterizedTest
    @ValueSource(strings = {CALL, WAIT})
    void a_notification_ends_the_request_to_kestra(String call) throws Exception {
        run((kestra, client, gateway) -> {
            String session = session(client);
            McpCaller inSession = client.with("Mcp-Session-Id", session);
            Thread caller = start(() -> inSession.post(legacy(7, call + "}")));
            assertThat(kestra.reached()).isTrue();

            inSession.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":8}}");
            assertThat(kestra.waiting()).isTrue();
            inSession.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}");

            assertThat(kestra.givenUp()).isTrue();
            caller.join();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {CALL, WAIT})
    void a_closed_stream_ends_the_request_to_kestra(String call) throws Exception {
        run((kestra, client, gateway) -> {
            HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/mcp"))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .header("MCP-Protocol-Version", "2026-07-28")
                    .header("Mcp-Method", "tools/call")
                    .header("Mcp-Name", object(call + "}").get("name").getAsString())
                    .POST(BodyPublishers.ofString(modern(call)))
                    .build();
            var stream = HttpClient.newHttpClient().send(post, BodyHandlers.ofInputStream());
            BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
            assertThat(events.readLine()).isEqualTo(":");
            assertThat(kestra.reached()).isTrue();

            events.close();

            assertThat(kestra.givenUp()).isTrue();
        });
    }

    @Test
    void a_lost_client_ends_the_request_to_kestra() throws Exception {
        run((kestra, client, gateway) -> {
            String body = legacy(1, CALL + "}");
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                socket.getOutputStream()
                        .write(("POST /mcp HTTP/1.1\r\nHost: localhost:" + gateway.port()
                                        + "\r\nContent-Type: application/json\r\nAccept: application/json,"
                                        + " text/event-stream\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(kestra.reached()).isTrue();
                // Gone without a word, as a killed process is.
                socket.setSoLinger(true, 0);
            }
            assertThat(kestra.givenUp()).isTrue();
        });
    }

    @Test
    void the_end_of_a_task_ends_the_request_to_kestra() throws Exception {
        run((kestra, client, gateway) -> {
            JsonObject task = client.request("tools/call", object(WAIT + ",\"task\":{}}"))
                    .getAsJsonObject("result")
                    .getAsJsonObject("task");
            assertThat(kestra.reached()).isTrue();
            client.request("tasks/cancel", object("{\"taskId\":" + task.get("taskId") + "}"));
            assertThat(kestra.givenUp()).isTrue();
        });
    }

    private interface Steps {
        void take(StallingKestra kestra, McpCaller client, GatewayServer gateway) throws Exception;
    }

    private interface Sending {
        void send() throws Exception;
    }

    private static void run(Steps steps) throws Exception {
        for (String line : GatewayTest.LINES) {
            try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line));
                    StallingKestra kestra = new StallingKestra(sandbox.baseUri(), "/executions/abc")) {
                GatewayTest.run(
                        sandbox,
                        kestra.address(),
                        Map.of(),
                        (gateway, none, client) -> steps.take(kestra, client, gateway));
            }
        }
    }

    private static Thread start(Sending sending) {
        Thread thread = new Thread(() -> {
            try {
                sending.send();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static String session(McpCaller client) throws Exception {
        return client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                        + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}")
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private static String legacy(int id, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":" + params + "}";
    }

    private static String modern(String call) {
        return legacy(
                1,
                call + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}}");
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
