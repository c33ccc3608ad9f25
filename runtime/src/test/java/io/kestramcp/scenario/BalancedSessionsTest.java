package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.balancer.Balancer;
import io.kestramcp.conformance.Caller;
import io.kestramcp.conformance.Events;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions, calls, questions, tasks and streams at two gateways behind a plain balancer, which sends each request to the other. */
class BalancedSessionsTest extends BalancedTest {
    private static final String FORMS = "{\"elicitation\":{\"form\":{}}}";
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}";

    private static Events call(Caller caller, String tool, String arguments) throws Exception {
        return Events.open(
                caller.http(),
                caller.request(
                        "tools/call",
                        "{\"name\":\"" + tool + "\",\"arguments\":" + arguments
                                + ",\"_meta\":{\"progressToken\":\"p\"}}"));
    }

    @Test
    void a_session_is_served_by_one_after_the_other_and_no_DELETE_ends_it() throws Exception {
        Caller caller = session("{}");
        List<String> served = new ArrayList<>();
        for (int times = 0; times < 4; times++) {
            HttpResponse<String> listed = caller.post("tools/list", "{}");
            assertThat(listed.body()).contains("get_flow");
            served.add(servedBy(listed));
            HttpResponse<String> ended = caller.http()
                    .send(
                            caller.raw("")
                                    .method("DELETE", HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(ended.statusCode()).isEqualTo(405);
            assertThat(caller.result("tools/call", "{\"name\":\"get_instance_info\",\"arguments\":{}}")
                            .toString())
                    .contains("2.0");
        }
        assertThat(served.get(1)).isNotEqualTo(served.get(0));
        assertThat(served).containsExactly(served.get(0), served.get(1), served.get(0), served.get(1));
        assertThat(client.names()).contains("get_flow");
    }

    @Test
    void an_answer_to_a_waiting_call_reaches_the_other_gateway_and_counts() throws Exception {
        String id = running();
        Caller caller = session(FORMS);
        try (Events call = call(caller, "kill_executions", "{\"execution_ids\":[\"" + id + "\"]}")) {
            JsonObject question = call.next();
            assertThat(question.get("method").getAsString()).isEqualTo("elicitation/create");
            HttpResponse<String> answered =
                    send(caller, "{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id") + ",\"result\":" + YES + "}");
            assertThat(answered.statusCode()).isEqualTo(202);
            assertThat(servedBy(answered)).isNotEqualTo(call.header(Balancer.SERVED_BY));
            assertThat(call.next().toString()).contains("\"done\":true");
        }
        Flows.await(client, id, "KILLED");
    }

    @Test
    void a_question_of_one_is_answered_by_a_second_call_at_the_other() throws Exception {
        String id = running();
        AskedCaller user = new AskedCaller(URI.create(gateways.address() + "/mcp"), true, YES);
        assertThat(user.call("kill_executions", "{\"execution_ids\":[\"" + id + "\"]}"))
                .contains("done: true");
        assertThat(user.questions()).hasSize(1);
    }

    @Test
    void a_code_of_one_confirms_at_the_other_once() throws Exception {
        JsonObject kill = new JsonObject();
        kill.add("execution_ids", JsonParser.parseString("[\"" + running() + "\"]"));
        kill.addProperty("confirmation", client.call("kill_executions", kill).string("confirmation"));
        assertThat(client.call("kill_executions", kill).content().get("done").getAsBoolean())
                .isTrue();
        assertThat(client.call("kill_executions", kill).text()).contains("was used already");
        assertThat(client.call("kill_executions", kill).text()).contains("was used already");
    }

    @Test
    void progress_comes_while_the_call_waits_and_not_at_its_end() throws Exception {
        String id = running();
        Caller caller = session("{}");
        try (Events call = call(caller, "wait_for_execution", "{\"execution_id\":\"" + id + "\"}")) {
            JsonObject progress = call.next();
            assertThat(progress.get("method").getAsString()).isEqualTo("notifications/progress");
            client.ok("kill_execution", Flows.execution(id));
            JsonObject next = call.next();
            while (next.has("method")) {
                next = call.next();
            }
            assertThat(next.toString()).contains("KILLED");
        }
    }

    @Test
    void a_task_is_seen_waited_for_and_ended_at_either() throws Exception {
        String id = running();
        JsonObject call = JsonParser.parseString("{\"name\":\"wait_for_execution\",\"arguments\":{\"execution_id\":\""
                        + id + "\",\"timeout_seconds\":600},\"task\":{}}")
                .getAsJsonObject();
        String first = task(client.request("tools/call", call));
        String second = task(client.request("tools/call", call));
        // Two looks at each: one of them is at the gateway where it does not run.
        for (String task : List.of(first, first, second, second)) {
            assertThat(tasks("tasks/get", task).get("status").getAsString()).isEqualTo("working");
        }
        assertThat(tasks("tasks/list", first).getAsJsonArray("tasks")).hasSize(2);
        tasks("tasks/list", first);
        for (String task : List.of(first, second)) {
            assertThat(tasks("tasks/cancel", task).get("status").getAsString()).isEqualTo("cancelled");
        }
        String third = task(client.request("tools/call", call));
        client.ok("kill_execution", Flows.execution(id));
        for (int looks = 0; looks < 2; looks++) {
            assertThat(tasks("tasks/result", third).toString()).contains("KILLED");
            for (String task : List.of(first, second)) {
                assertThat(tasks("tasks/get", task).get("status").getAsString()).isEqualTo("cancelled");
            }
        }
    }

    private static String task(JsonObject response) {
        return response.getAsJsonObject("result")
                .getAsJsonObject("task")
                .get("taskId")
                .getAsString();
    }

    private JsonObject tasks(String method, String id) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("taskId", id);
        return client.request(method, params).getAsJsonObject("result");
    }

    @Test
    void what_a_session_subscribed_to_at_one_is_told_by_its_latest_stream_at_the_other() throws Exception {
        String id = running();
        Caller caller = session("{}");
        HttpRequest get = caller.raw("").header("Last-Event-ID", "7").GET().build();
        try (Events first = Events.open(caller.http(), get);
                Events latest = Events.open(caller.http(), get)) {
            assertThat(first.status()).isEqualTo(200);
            assertThat(latest.header(Balancer.SERVED_BY)).isNotEqualTo(first.header(Balancer.SERVED_BY));
            HttpResponse<String> subscribed =
                    caller.post("resources/subscribe", "{\"uri\":\"kestra://executions/" + id + "\"}");
            assertThat(servedBy(subscribed)).isEqualTo(first.header(Balancer.SERVED_BY));
            first.awaitEnd();
            client.ok("kill_execution", Flows.execution(id));
            JsonObject told = latest.next();
            assertThat(told.get("method").getAsString()).isEqualTo("notifications/resources/updated");
            assertThat(told.toString()).contains(id);
        }
    }
}
