package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions within a task of 2026-07-28: the client finds them in the task, and answers by {@code tasks/update}. */
class TaskQuestionTest {
    private static final String CAPABILITIES =
            "{\"elicitation\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";

    private ConformanceServer server;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        server = new ConformanceServer();
        caller = Caller.modern(server.port(), CAPABILITIES);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_task_waits_for_its_answer_and_goes_on_with_it() throws Exception {
        String id = task("confirm_delete\",\"arguments\":{\"filename\":\"a.txt\"}");
        JsonObject questions = until("input_required", id).getAsJsonObject("inputRequests");
        assertThat(questions.get("confirm-1").toString()).contains("elicitation/create", "Delete a.txt?");

        JsonObject acknowledged = update(id, "{\"confirm-1\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}");

        assertThat(acknowledged.get("resultType").getAsString()).isEqualTo("complete");
        assertThat(until("completed", id).toString()).contains("Answered: {confirm={");
    }

    @Test
    void a_part_of_the_answers_leaves_the_other_questions_open() throws Exception {
        String id = task("multi_input\"");
        until("input_required", id);
        update(id, "{\"one-1\":{\"action\":\"accept\",\"content\":{\"name\":\"x\"}}}");
        assertThat(until("input_required", id).getAsJsonObject("inputRequests").keySet())
                .containsExactly("two-1");
        update(id, "{\"two-1\":{\"action\":\"decline\"}}");
        assertThat(until("completed", id).getAsJsonObject("result").toString()).contains("decline");
    }

    @Test
    void an_answer_to_nothing_is_ignored_and_one_of_another_shape_refused() throws Exception {
        String id = task("confirm_delete\",\"arguments\":{\"filename\":\"a.txt\"}");
        until("input_required", id);
        update(id, "{\"other\":{\"ignored\":true}}");
        String bad = "{\"taskId\":\"" + id + "\",\"inputResponses\":{\"confirm-1\":{\"action\":\"perhaps\"}}}";
        assertThat(caller.error("tasks/update", bad).get("code").getAsInt()).isEqualTo(-32602);
        assertThat(until("input_required", id).getAsJsonObject("inputRequests").keySet())
                .containsExactly("confirm-1");
    }

    @Test
    void a_task_that_is_ended_while_it_asks_stays_ended() throws Exception {
        String id = task("confirm_delete\",\"arguments\":{\"filename\":\"a.txt\"}");
        until("input_required", id);
        caller.result("tasks/cancel", "{\"taskId\":\"" + id + "\"}");
        assertThat(until("cancelled", id).has("inputRequests")).isFalse();
    }

    @Test
    void a_tool_that_is_a_task_only_needs_the_extension() throws Exception {
        JsonObject error = Caller.modern(server.port(), "{}").error("tools/call", "{\"name\":\"failing_job\"}");
        assertThat(error.get("code").getAsInt()).isEqualTo(-32021);
        assertThat(Caller.legacy(server.port(), "{}")
                        .error("tools/call", "{\"name\":\"failing_job\"}")
                        .get("code")
                        .getAsInt())
                .isEqualTo(-32601);
    }

    @Test
    void what_must_be_known_before_is_asked_before_there_is_a_task() throws Exception {
        JsonObject first = caller.result("tools/call", "{\"name\":\"test_tool_with_task\"}");
        assertThat(first.get("resultType").getAsString()).isEqualTo("input_required");
        assertThat(first.has("taskId")).isFalse();
        JsonObject second = caller.result(
                "tools/call",
                "{\"name\":\"test_tool_with_task\",\"inputResponses\":{\"user_name\":{\"action\":\"accept\","
                        + "\"content\":{\"name\":\"Ada\"}}},\"requestState\":" + first.get("requestState") + "}");
        assertThat(second.get("resultType").getAsString()).isEqualTo("task");
        assertThat(second.has("requestState")).isFalse();
        assertThat(until("completed", second.get("taskId").getAsString()).toString())
                .contains("Worked for Ada");
    }

    private String task(String nameAndArguments) throws Exception {
        return caller.result("tools/call", "{\"name\":\"" + nameAndArguments + "}")
                .get("taskId")
                .getAsString();
    }

    private JsonObject update(String id, String answers) throws Exception {
        return caller.result("tasks/update", "{\"taskId\":\"" + id + "\",\"inputResponses\":" + answers + "}");
    }

    /** The task once it is so; fails when it has ended otherwise. */
    private JsonObject until(String status, String id) throws Exception {
        JsonObject seen = caller.result("tasks/get", "{\"taskId\":\"" + id + "\"}");
        while (seen.get("status").getAsString().equals("working") && !status.equals("working")) {
            seen = caller.result("tasks/get", "{\"taskId\":\"" + id + "\"}");
        }
        assertThat(seen.get("status").getAsString()).as(seen.toString()).isEqualTo(status);
        return seen;
    }
}
