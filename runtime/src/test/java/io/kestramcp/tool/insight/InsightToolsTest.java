package io.kestramcp.tool.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.FakeTool;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightToolsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void dependants_are_found_through_others_and_a_cycle_ends() throws Exception {
        FakeTool part = FakeTool.answering("""
                {"nodes": [{"uid": "1", "namespace": "n", "id": "base"}, {"uid": "2", "namespace": "n", "id": "caller"},
                           {"uid": "3", "namespace": "m", "id": "listener"}, {"uid": "4", "namespace": "n", "id": "called"}],
                 "edges": [{"source": "2", "target": "1", "relation": "FLOW_TASK"},
                           {"source": "2", "target": "3", "relation": "FLOW_TRIGGER"},
                           {"source": "3", "target": "2", "relation": "FLOW_TRIGGER"},
                           {"source": "1", "target": "4", "relation": "FLOW_TASK"}]}""");
        JsonObject told = new WhatBreaksIf(part, FakeTool.untouched())
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"flow_id\": \"base\"}"))
                .content();
        List<String> ids = new ArrayList<>();
        for (JsonElement each : told.getAsJsonArray("dependants")) {
            ids.add(each.getAsJsonObject().get("flow_id").getAsString());
        }
        assertThat(ids).containsExactly("caller", "listener");
    }

    @Test
    void that_nothing_depends_on_a_flow_is_never_said_of_one_that_does_not_exist() {
        FakeTool empty = FakeTool.answering("{\"nodes\": [], \"edges\": []}");
        assertThatThrownBy(() -> new WhatBreaksIf(empty, FakeTool.notFound())
                        .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"flow_id\": \"typo\"}")))
                .isInstanceOf(KestraException.class);
    }

    @Test
    void a_diagnosis_has_the_failed_task_its_logs_its_source_and_what_changed() throws Exception {
        FakeTool execution = FakeTool.answering("""
                {"execution_id": "now", "namespace": "n", "flow_id": "f", "flow_revision": 2, "state": "FAILED",
                 "started": "2026-11-21T11:00:00Z", "inputs": {"day": "2"},
                 "task_runs": [{"task_run_id": "r1", "task_id": "ok", "state": "SUCCESS"},
                               {"task_run_id": "r2", "task_id": "boom", "state": "FAILED"}]}""", """
                {"execution_id": "then", "namespace": "n", "flow_id": "f", "flow_revision": 1, "state": "SUCCESS",
                 "started": "2026-11-21T10:00:00Z", "inputs": {"day": "1"}}""");
        FakeTool logs = FakeTool.answering("{\"results\": [{\"level\": \"ERROR\", \"message\": \"It broke\"}]}");
        FakeTool flow = FakeTool.answering(
                "{\"source\": \"id: f\\ntasks:\\n  - id: ok\\n    type: a\\n  - id: boom\\n    type: b\\n    x: 1\\n\"}");
        FakeTool runs = FakeTool.answering(
                "{\"results\": [{\"execution_id\": \"below\", \"namespace\": \"n.sub\"}, {\"execution_id\": \"then\", \"namespace\": \"n\"}]}");
        JsonObject told = new DiagnoseExecution(execution, logs, flow, runs)
                .call(FakeTool.call("2.0", "{\"execution_id\": \"now\"}"))
                .content();
        JsonObject failure = told.getAsJsonArray("failures").get(0).getAsJsonObject();
        assertThat(failure.get("task_id").getAsString()).isEqualTo("boom");
        assertThat(failure.getAsJsonArray("last_log_lines").get(0).getAsString())
                .isEqualTo("ERROR It broke");
        assertThat(failure.get("source").getAsString())
                .contains("id: boom")
                .contains("x: 1")
                .doesNotContain("id: ok");
        JsonObject since = told.getAsJsonObject("since_last_success");
        assertThat(since.get("execution_id").getAsString()).isEqualTo("then");
        assertThat(since.get("same_revision").getAsBoolean()).isFalse();
        assertThat(since.get("changed_inputs").toString())
                .isEqualTo("[{\"input\":\"day\",\"then\":\"1\",\"now\":\"2\"}]");
    }

    @Test
    void of_many_failed_task_runs_the_innermost_are_told_by_their_worst_lines_or_else_their_last() throws Exception {
        FakeTool execution = FakeTool.answering("""
                {"execution_id": "now", "namespace": "n", "flow_id": "f", "state": "FAILED", "task_runs": [
                  {"task_run_id": "1", "task_id": "outer", "state": "FAILED"},
                  {"task_run_id": "2", "task_id": "middle", "state": "FAILED"},
                  {"task_run_id": "3", "task_id": "inner", "state": "FAILED"},
                  {"task_run_id": "4", "task_id": "boom", "state": "FAILED"}]}""");
        FakeTool logs = FakeTool.answering(
                "{\"results\": [{\"level\": \"ERROR\", \"message\": \"It broke\"}]}",
                "{\"results\": []}",
                "{\"results\": [{\"level\": \"INFO\", \"message\": \"began\"}]}");
        JsonObject told = new DiagnoseExecution(
                        execution, logs, FakeTool.notFound(), FakeTool.answering("{\"results\": []}"))
                .call(FakeTool.call("2.0", "{\"execution_id\": \"now\"}"))
                .content();
        assertThat(told.get("failed_task_runs").getAsInt()).isEqualTo(4);
        assertThat(told.getAsJsonArray("failures").toString()).contains("boom").doesNotContain("outer");
        assertThat(told.getAsJsonArray("failures").get(0).toString()).contains("[\"ERROR It broke\"]");
        assertThat(told.getAsJsonArray("failures").get(1).toString()).contains("[\"INFO began\"]");
        assertThat(logs.asked().get(0).get("min_level").getAsString()).isEqualTo("WARN");
        assertThat(logs.asked().get(2).has("min_level")).isFalse();
    }

    @Test
    void the_health_of_a_namespace_counts_states_by_flow_and_names_late_schedules() throws Exception {
        FakeTool runs = FakeTool.answering("""
                {"results": [{"execution_id": "2", "namespace": "n", "flow_id": "f", "state": "FAILED", "started": "b"},
                             {"execution_id": "1", "namespace": "n", "flow_id": "f", "state": "SUCCESS", "started": "a"}],
                 "total": 2}""");
        FakeTool triggers = FakeTool.answering("""
                {"results": [{"namespace": "n", "flow_id": "f", "trigger_id": "late", "next_run": "2026-11-21T11:00:00Z"},
                             {"namespace": "n", "flow_id": "f", "trigger_id": "off", "next_run": "2026-11-21T11:00:00Z", "disabled": true},
                             {"namespace": "n", "flow_id": "f", "trigger_id": "soon", "next_run": "2026-11-21T12:30:00Z"}], "next_page": 2}""", """
                {"results": [{"namespace": "n", "flow_id": "f", "trigger_id": "busy", "next_run": "2026-11-20T11:00:00Z", "backfill": {"paused": false}},
                             {"namespace": "n", "flow_id": "f", "trigger_id": "later", "next_run": "2026-11-21T11:30:00Z"}]}""");
        JsonObject told = new GetNamespaceHealth(runs, triggers, FakeTool.answering("{}"), NOON)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\"}"))
                .content();
        JsonObject flow = told.getAsJsonArray("flows").get(0).getAsJsonObject();
        assertThat(flow.get("states").toString()).isEqualTo("{\"FAILED\":1,\"SUCCESS\":1}");
        assertThat(flow.get("last_failure").getAsString()).isEqualTo("2");
        assertThat(told.getAsJsonArray("late_schedules")).hasSize(2);
        assertThat(told.getAsJsonArray("late_schedules").get(0).toString()).contains("late");
        assertThat(told.getAsJsonArray("late_schedules").get(1).toString()).contains("later");
    }

    @Test
    void a_schedule_of_a_disabled_flow_is_not_late_and_each_flow_is_read_once() throws Exception {
        FakeTool triggers = FakeTool.answering("""
                {"results": [
                  {"namespace": "n", "flow_id": "off", "trigger_id": "a", "next_run": "2026-11-21T11:00:00Z"},
                  {"namespace": "n", "flow_id": "off", "trigger_id": "b", "next_run": "2026-11-21T11:00:00Z"},
                  {"namespace": "n", "flow_id": "on", "trigger_id": "c", "next_run": "2026-11-21T11:00:00Z"},
                  {"namespace": "n", "flow_id": "soon", "trigger_id": "d", "next_run": "2026-11-21T12:30:00Z"}]}""");
        FakeTool flows = FakeTool.answering("{\"disabled\": true}", "{\"disabled\": false}");
        JsonObject told = new GetNamespaceHealth(FakeTool.answering("{\"results\": []}"), triggers, flows, NOON)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\"}"))
                .content();
        assertThat(told.getAsJsonArray("late_schedules")).hasSize(1);
        assertThat(told.getAsJsonArray("late_schedules").get(0).toString()).contains("\"c\"");
        assertThat(flows.asked()).hasSize(2);
        assertThat(told.has("triggers_note")).isFalse();
    }

    @Test
    void that_not_every_late_schedules_flow_was_read_is_told() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i <= DisabledFlows.MOST; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"namespace\": \"n\", \"trigger_id\": \"t\", \"next_run\": \"2026-11-21T11:00:00Z\",")
                    .append(" \"flow_id\": \"f" + i + "\"}");
        }
        FakeTool flows = FakeTool.answering("{\"disabled\": true}");
        JsonObject told = new GetNamespaceHealth(
                        FakeTool.answering("{\"results\": []}"),
                        FakeTool.answering("{\"results\": [" + rows + "]}"),
                        flows,
                        NOON)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\"}"))
                .content();
        assertThat(flows.asked()).hasSize(DisabledFlows.MOST);
        assertThat(told.getAsJsonArray("late_schedules")).hasSize(1);
        assertThat(told.get("triggers_note").getAsString()).contains("first 50 flows");
    }
}
