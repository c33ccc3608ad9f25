package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.ToolCall;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that go on as tasks, over HTTP: as 2026-07-28's extension has them, and as 2025-11-25 had them. */
class TasksHttpTest {
    private static final String EXTENSION = "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";

    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    @Test
    void both_eras_say_that_they_have_tasks() throws Exception {
        JsonObject legacy =
                legacy("initialize", "\"protocolVersion\":\"2025-11-25\"").getAsJsonObject("capabilities");
        assertThat(legacy.get("tasks").toString())
                .isEqualTo("{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}");
        assertThat(legacy.has("extensions")).isFalse();
        JsonObject modern = modern("server/discover", "").getAsJsonObject("capabilities");
        assertThat(modern.get("extensions").toString()).isEqualTo("{\"io.modelcontextprotocol/tasks\":{}}");
        assertThat(modern.has("tasks")).isFalse();
    }

    @Test
    void only_older_clients_are_told_in_the_list_which_tools_can_be_tasks() throws Exception {
        assertThat(legacy("tools/list", "").toString()).contains("\"execution\":{\"taskSupport\":\"optional\"}");
        assertThat(modern("tools/list", "").toString()).doesNotContain("\"execution\"");
    }

    @Test
    void a_modern_call_that_waits_becomes_a_task_and_its_result_is_inside() throws Exception {
        JsonObject created = modern("tools/call", "\"name\":\"slow\"");
        assertThat(created.get("resultType").getAsString()).isEqualTo("task");
        String id = created.get("taskId").getAsString();
        assertThat(id).hasSize(32);
        assertThat(get(id).get("status").getAsString()).isEqualTo("working");
        ToolCall call = started();
        call.progress().report(1, 2, "half");
        assertThat(get(id).get("statusMessage").getAsString()).isEqualTo("half");

        http.tools.release.countDown();

        JsonObject done = ended(id);
        assertThat(done.get("status").getAsString()).isEqualTo("completed");
        assertThat(done.getAsJsonObject("result").toString()).contains("\"slow\":true", "\"isError\":false");
    }

    @Test
    void a_modern_client_that_does_not_declare_the_extension_waits_and_has_no_tasks() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                http.client().sendAsync(http.modernCall("slow", "{}").build(), BodyHandlers.ofString());
        started();
        http.tools.release.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).contains("\"resultType\":\"complete\"", "\"slow\":true");
        HttpResponse<String> refused =
                http.send(http.modern("tasks/get", "\"taskId\":\"x\"").header("Mcp-Name", "x"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("-32021", "\"requiredCapabilities\":" + EXTENSION);
    }

    @Test
    void a_modern_cancellation_ends_the_work_and_stays() throws Exception {
        String id = modern("tools/call", "\"name\":\"slow\"").get("taskId").getAsString();
        ToolCall call = started();
        for (int times = 0; times < 2; times++) {
            JsonObject acknowledged = modern("tasks/cancel", "\"taskId\":\"" + id + "\"");
            assertThat(acknowledged.keySet()).containsExactlyInAnyOrder("resultType", "_meta");
        }
        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(call.cancellation().cancelled()).isTrue();
        JsonObject seen = get(id);
        assertThat(seen.get("status").getAsString()).isEqualTo("cancelled");
        assertThat(seen.has("result")).isFalse();
    }

    @Test
    void in_the_modern_era_a_tool_that_fails_completes_its_task() throws Exception {
        JsonObject done =
                ended(modern("tools/call", "\"name\":\"fail\"").get("taskId").getAsString());
        assertThat(done.get("status").getAsString()).isEqualTo("completed");
        assertThat(done.getAsJsonObject("result").get("isError").getAsBoolean()).isTrue();
    }

    @Test
    void a_modern_client_has_no_list_of_tasks_and_no_separate_result() throws Exception {
        for (String method : new String[] {"tasks/list", "tasks/result"}) {
            assertThat(HttpFixture.json(http.send(http.modern(method, "")))
                            .getAsJsonObject("error")
                            .get("code")
                            .getAsInt())
                    .isEqualTo(-32601);
        }
    }

    @Test
    void an_older_client_asks_for_a_task_and_fetches_its_result() throws Exception {
        JsonObject task = legacy("tools/call", "\"name\":\"slow\",\"task\":{\"ttl\":90000}")
                .getAsJsonObject("task");
        assertThat(task.get("status").getAsString()).isEqualTo("working");
        assertThat(task.get("ttl").getAsInt()).isEqualTo(90_000);
        String named = "\"taskId\":" + task.get("taskId");
        started();
        assertThat(legacy("tasks/list", "").getAsJsonArray("tasks")).hasSize(1);
        CompletableFuture<HttpResponse<String>> result = http.client()
                .sendAsync(http.post(message("tasks/result", named)).build(), BodyHandlers.ofString());
        http.tools.release.countDown();
        assertThat(result.get(30, TimeUnit.SECONDS).body())
                .contains("\"slow\":true", "\"io.modelcontextprotocol/related-task\":{" + named + "}");
        assertThat(legacy("tasks/get", named).get("status").getAsString()).isEqualTo("completed");
        assertThat(refused("tasks/cancel", named)).isEqualTo(-32602);
    }

    @Test
    void a_task_that_runs_leaves_room_for_the_requests_that_ask_for_it_and_end_it() throws Exception {
        http.close();
        http = new HttpFixture(1, HttpFixture.NEVER, () -> List.of());
        String named = "\"taskId\":"
                + legacy("tools/call", "\"name\":\"slow\",\"task\":{}")
                        .getAsJsonObject("task")
                        .get("taskId");
        started();
        assertThat(legacy("tasks/get", named).get("status").getAsString()).isEqualTo("working");
        assertThat(legacy("tasks/cancel", named).get("status").getAsString()).isEqualTo("cancelled");
    }

    @Test
    void an_older_client_ends_a_task_and_its_work() throws Exception {
        String named = "\"taskId\":"
                + legacy("tools/call", "\"name\":\"slow\",\"task\":{}")
                        .getAsJsonObject("task")
                        .get("taskId");
        started();
        assertThat(legacy("tasks/cancel", named).get("status").getAsString()).isEqualTo("cancelled");
        assertThat(http.tools.cancelled.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(refused("tasks/result", named)).isEqualTo(-32603);
    }

    @Test
    void in_the_older_era_a_tool_that_fails_fails_its_task() throws Exception {
        String named = "\"taskId\":"
                + legacy("tools/call", "\"name\":\"fail\",\"task\":{}")
                        .getAsJsonObject("task")
                        .get("taskId");
        assertThat(legacy("tasks/result", named).get("isError").getAsBoolean()).isTrue();
        assertThat(legacy("tasks/get", named).get("status").getAsString()).isEqualTo("failed");
    }

    @Test
    void an_older_client_cannot_have_a_task_of_a_tool_that_never_waits() throws Exception {
        assertThat(refused("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"x\"},\"task\":{}"))
                .isEqualTo(-32601);
    }

    @Test
    void what_is_no_task_is_refused_in_both_eras() throws Exception {
        assertThat(refused("tasks/get", "\"taskId\":\"nothing\"")).isEqualTo(-32602);
        assertThat(refused("tasks/result", "")).isEqualTo(-32602);
        assertThat(HttpFixture.json(http.send(request("tasks/get", "\"taskId\":\"nothing\"")))
                        .getAsJsonObject("error")
                        .get("code")
                        .getAsInt())
                .isEqualTo(-32602);
        HttpResponse<String> misnamed =
                http.send(request("tasks/get", "\"taskId\":\"nothing\"").setHeader("Mcp-Name", "other"));
        assertThat(misnamed.body()).contains("-32020");
    }

    private ToolCall started() throws InterruptedException {
        ToolCall call = http.tools.started.poll(30, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }

    /** The task once it has ended. */
    private JsonObject ended(String id) throws Exception {
        JsonObject seen = get(id);
        while (seen.get("status").getAsString().equals("working")) {
            seen = get(id);
        }
        return seen;
    }

    private JsonObject get(String id) throws Exception {
        return modern("tasks/get", "\"taskId\":\"" + id + "\"");
    }

    private JsonObject modern(String method, String params) throws Exception {
        return HttpFixture.json(http.send(request(method, params))).getAsJsonObject("result");
    }

    private HttpRequest.Builder request(String method, String params) {
        String meta = HttpFixture.MODERN_META.replace("Capabilities\":{}", "Capabilities\":" + EXTENSION);
        var request = http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params
                        + (params.isEmpty() ? "" : ",") + meta + "}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        JsonObject sent = JsonParser.parseString("{" + params + "}").getAsJsonObject();
        JsonElement name = sent.get(sent.has("taskId") ? "taskId" : "name");
        return name == null ? request : request.header("Mcp-Name", name.getAsString());
    }

    private JsonObject legacy(String method, String params) throws Exception {
        return HttpFixture.json(http.send(http.post(message(method, params)))).getAsJsonObject("result");
    }

    private int refused(String method, String params) throws Exception {
        return HttpFixture.json(http.send(http.post(message(method, params))))
                .getAsJsonObject("error")
                .get("code")
                .getAsInt();
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }
}
