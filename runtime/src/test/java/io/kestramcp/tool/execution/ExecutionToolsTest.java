package io.kestramcp.tool.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.FakeTool;
import org.junit.jupiter.api.Test;

class ExecutionToolsTest {
    @Test
    void waiting_ends_with_the_execution() throws Exception {
        FakeTool states = FakeTool.answering("{\"state\": \"RUNNING\"}", "{\"state\": \"SUCCESS\"}");
        JsonObject seen = new WaitForExecution(states)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\"}"))
                .content();
        assertThat(seen.get("ended").getAsBoolean()).isTrue();
        assertThat(states.asked()).hasSize(2);
    }

    @Test
    void waiting_ends_when_somebody_must_let_it_go_on() throws Exception {
        JsonObject seen = new WaitForExecution(FakeTool.answering("{\"state\": \"PAUSED\"}"))
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\"}"))
                .content();
        assertThat(seen.get("ended").getAsBoolean()).isFalse();
        assertThat(seen.get("next").getAsString()).contains("resume_execution");
    }

    @Test
    void waiting_ends_at_once_when_the_caller_has_gone() {
        CallContext call = FakeTool.call("2.0", "{\"execution_id\": \"e\"}");
        call.cancellation().cancel();
        assertThatThrownBy(() -> new WaitForExecution(FakeTool.answering("{\"state\": \"RUNNING\"}")).call(call))
                .hasMessageContaining("caller went away");
    }

    @Test
    void new_inputs_are_refused_on_the_line_that_would_overwrite_the_originals() {
        assertThatThrownBy(() -> new ReplayExecution(
                                FakeTool.untouched(), FakeTool.untouched(), FakeTool.untouched(), FakeTool.untouched())
                        .call(FakeTool.call("1.3", "{\"execution_id\": \"e\", \"inputs\": {\"a\": 1}}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("execute_flow");
    }

    @Test
    void new_inputs_are_checked_with_the_revision_that_will_run_and_passed_on_where_they_are_safe() throws Exception {
        FakeTool withInputs = FakeTool.answering("{\"execution_id\": \"new\"}");
        FakeTool check = FakeTool.answering(
                "{\"inputs\": [{\"input\": {\"id\": \"a\", \"type\": \"INT\"}, \"value\": 1, \"errors\": []}]}");
        FakeTool original = FakeTool.answering("{\"namespace\": \"n\", \"flow_id\": \"f\", \"flow_revision\": 3}");
        new ReplayExecution(FakeTool.untouched(), withInputs, check, original)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"inputs\": {\"a\": 1}}"));
        assertThat(withInputs.asked()).hasSize(1);
        assertThat(check.asked().get(0).get("revision").getAsInt()).isEqualTo(3);
    }

    @Test
    void the_breakpoints_ahead_are_named_again_when_one_is_left() throws Exception {
        FakeTool resume = FakeTool.answering("{}");
        FakeTool seen = FakeTool.answering("""
                {"state": "BREAKPOINT",
                 "breakpoints": [{"task_id": "b"}, {"task_id": "c"}, {"task_id": "each", "value": "2"}],
                 "task_runs": [{"task_id": "a"}, {"task_id": "b"}, {"task_id": "each", "value": "1"}]}""");
        new ResumeExecution(FakeTool.untouched(), FakeTool.untouched(), resume, seen)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\"}"));
        assertThat(resume.asked().get(0).get("breakpoints").getAsString()).isEqualTo("c,each.2");
    }

    @Test
    void labels_are_added_to_those_that_are_there_but_for_kestras_own() throws Exception {
        FakeTool execution = FakeTool.answering(
                "{\"labels\": {\"team\": \"data\", \"system.correlationId\": \"x\", \"env\": \"dev\"}}");
        FakeTool set = FakeTool.answering("{}");
        new AddExecutionLabels(execution, set)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"labels\": {\"env\": \"prod\"}}"));
        assertThat(set.asked().get(0).get("labels").toString())
                .isEqualTo("[{\"key\":\"team\",\"value\":\"data\"},{\"key\":\"env\",\"value\":\"prod\"}]");
    }

    @Test
    void outputs_are_read_from_the_execution_on_1_3() throws Exception {
        FakeTool execution = FakeTool.answering("""
                {"task_runs": [
                  {"task_run_id": "t1", "task_id": "a", "outputs": {"value": "x"}},
                  {"task_run_id": "t2", "task_id": "b", "outputs": {}}]}""");
        JsonObject list = new ListTaskOutputs(execution, FakeTool.untouched())
                .call(FakeTool.call("1.3", "{\"execution_id\": \"e\"}"))
                .content();
        assertThat(list.getAsJsonArray("results")).hasSize(1);
        JsonObject output = new GetTaskOutput(execution, FakeTool.untouched(), FakeTool.untouched())
                .call(FakeTool.call("1.3", "{\"execution_id\": \"e\", \"task_run_id\": \"t1\"}"))
                .content();
        assertThat(output.getAsJsonObject("outputs").get("value").getAsString()).isEqualTo("x");
    }

    @Test
    void a_task_run_without_outputs_is_told_and_not_asked_for_on_2_0() {
        FakeTool index = FakeTool.answering("{\"results\": [{\"task_run_id\": \"t1\"}]}");
        assertThatThrownBy(() -> new GetTaskOutput(FakeTool.untouched(), index, FakeTool.untouched())
                        .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"task_run_id\": \"t9\"}")))
                .hasMessageContaining("list_task_outputs");
    }

    @Test
    void where_more_task_runs_have_outputs_than_are_listed_it_says_so_and_the_others_can_be_read() throws Exception {
        FakeTool index = FakeTool.answering(
                "{\"results\": [{\"task_run_id\": \"t1\"}], \"total\": 2, \"note\": \"These are the first 1 of 2.\"}");
        JsonObject list = new ListTaskOutputs(FakeTool.untouched(), index)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\"}"))
                .content();
        assertThat(list.get("note").getAsString()).contains("first 1 of 2");
        JsonObject other = new GetTaskOutput(
                        FakeTool.untouched(), index, FakeTool.answering("{\"outputs\": {\"value\": 2}}"))
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"task_run_id\": \"t2\"}"))
                .content();
        assertThat(other.getAsJsonObject("outputs").get("value").getAsInt()).isEqualTo(2);
    }

    @Test
    void a_file_outside_kestras_storage_is_refused() {
        for (String uri : new String[] {"file:///etc/passwd", "kestra:///../x", "https://x"}) {
            assertThatThrownBy(() -> new GetExecutionFile(FakeTool.untouched(), FakeTool.untouched())
                            .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"uri\": \"" + uri + "\"}")))
                    .as(uri)
                    .isInstanceOf(RefusedArgumentException.class);
        }
    }
}
