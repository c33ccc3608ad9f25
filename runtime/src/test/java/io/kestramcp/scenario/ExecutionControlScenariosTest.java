package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Kill, pause, resume, restart, replay, force run and unqueue, each seen in the state or the logs that it leaves. */
class ExecutionControlScenariosTest {
    @Test
    void killing_ends_the_execution_and_what_it_started() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER);
            String parent = Executions.startAs(client, "sleeper", "RUNNING");
            Answer children =
                    Executions.list(client, "\"started_by\": \"" + parent + "\", \"state\": [\"RUNNING\"]", 1);
            String child = Executions.column(children, "execution_id").get(0);
            Executions.ok(client, "kill_execution", parent, "");
            Flows.await(client, parent, "KILLED");
            Flows.await(client, child, "KILLED");
            assertThat(Executions.taskRun(client, child, "nap").get("state").getAsString())
                    .isEqualTo("KILLED");
        });
    }

    @Test
    void a_paused_execution_goes_on_from_where_it_was_held() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.APPROVAL);
            String id = Executions.startAs(client, "approval", "PAUSED");
            Executions.ok(
                    client, "resume_execution", id, "\"inputs\": {\"approved\": true, \"reason\": \"looks good\"}");
            Flows.await(client, id, "SUCCESS");
            assertThat(Executions.messages(client, id)).contains("went on");
            assertThat(Executions.ok(
                                    client,
                                    "evaluate_expression",
                                    id,
                                    "\"expression\": \"{{ outputs.ask.onResume.reason }}\"")
                            .string("result"))
                    .isEqualTo("looks good");
        });
    }

    @Test
    void a_resume_that_kestra_would_misread_is_refused_and_the_execution_waits_on() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.APPROVAL);
            String id = Executions.startAs(client, "approval", "PAUSED");
            for (String wrong : new String[] {
                "\"inputs\": {\"approved\": \"maybe\"}",
                "\"inputs\": {\"approved\": true, \"reason\": \"\"}",
                "\"inputs\": {\"reason\": \"no answer\"}",
                "\"inputs\": {}",
                "",
                "\"inputs\": {\"approved\": true}, \"files\": {\"reason\": {\"text\": \"x\"}}"
            }) {
                Executions.refused(client, "resume_execution", id, wrong);
                assertThat(Executions.state(client, id)).as(wrong).isEqualTo("PAUSED");
            }
        });
    }

    @Test
    void a_running_execution_that_was_paused_goes_on_when_it_is_resumed() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            String id = Executions.startAs(client, "slow", "RUNNING");
            Executions.ok(client, "pause_execution", id, "");
            Flows.await(client, id, "PAUSED");
            Executions.ok(client, "resume_execution", id, "");
            Flows.await(client, id, "RUNNING");
        });
    }

    @Test
    void a_verb_that_the_state_does_not_allow_is_refused_in_kestras_words() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String id = Executions.run(client, "steps", "", "SUCCESS");
            Executions.refused(client, "kill_execution", id, "\"cascade\": false");
            for (String tool : new String[] {
                "pause_execution", "resume_execution", "restart_execution", "force_run_execution", "unqueue_execution"
            }) {
                assertThat(Executions.refused(client, tool, id, "")).as(tool).containsIgnoringCase("execution");
            }
            assertThat(Executions.state(client, id)).isEqualTo("SUCCESS");
        });
    }

    @Test
    void a_restart_tries_the_failed_task_again_and_not_the_others() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.PICKY);
            String id = Executions.run(client, "picky", "", "FAILED");
            JsonObject before = Executions.taskRun(client, id, "before");
            Flows.save(
                    client,
                    Executions.PICKY.replace("execution.Fail", "log.Log").replace("errorMessage", "message"));
            Executions.ok(client, "restart_execution", id, "\"revision\": 2");
            Flows.await(client, id, "SUCCESS");
            assertThat(Executions.get(client, id).get("flow_revision").getAsInt())
                    .isEqualTo(2);
            assertThat(Executions.taskRun(client, id, "before")).isEqualTo(before);
            assertThat(Executions.messages(client, id)).contains("not today");
        });
    }

    @Test
    void a_replay_is_a_new_execution_of_the_same_inputs() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String original = Executions.run(client, "greeting", "\"inputs\": {\"who\": \"Ada\"}", "SUCCESS");
            String replay =
                    Executions.ok(client, "replay_execution", original, "").string("execution_id");
            JsonObject ended = Flows.await(client, replay, "SUCCESS").content();
            assertThat(replay).isNotEqualTo(original);
            assertThat(ended.get("original_id").getAsString()).isEqualTo(original);
            assertThat(ended.getAsJsonObject("inputs").get("who").getAsString()).isEqualTo("Ada");
            assertThat(Executions.messages(client, replay)).containsExactly("Hello Ada!");
        });
    }

    @Test
    void a_replay_from_a_task_run_keeps_what_came_before_it() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String original = Executions.run(client, "steps", "", "SUCCESS");
            String from =
                    Executions.taskRun(client, original, "b").get("task_run_id").getAsString();
            String replay = Executions.ok(client, "replay_execution", original, "\"task_run_id\": \"" + from + "\"")
                    .string("execution_id");
            Flows.await(client, replay, "SUCCESS");
            assertThat(Executions.messages(client, replay)).containsExactly("at b", "at c");
            assertThat(Executions.get(client, replay).getAsJsonArray("task_runs"))
                    .hasSize(3);
            // Kestra wants the id of the run, not of the task (recording 204 of 1.3.25).
            Executions.refused(client, "replay_execution", original, "\"task_run_id\": \"b\"");
        });
    }

    @Test
    void a_replay_takes_the_revision_that_is_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String original = Executions.run(client, "steps", "", "SUCCESS");
            Flows.save(client, Executions.STEPS.replace("at b", "at new b"));
            String same =
                    Executions.ok(client, "replay_execution", original, "").string("execution_id");
            Flows.await(client, same, "SUCCESS");
            assertThat(Executions.messages(client, same)).contains("at b");
            String newer = Executions.ok(client, "replay_execution", original, "\"revision\": 2")
                    .string("execution_id");
            Flows.await(client, newer, "SUCCESS");
            assertThat(Executions.messages(client, newer)).contains("at new b");
            Executions.refused(client, "replay_execution", original, "\"revision\": 9");
        });
    }

    @Test
    void new_inputs_of_a_replay_leave_the_originals_alone_or_are_refused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String original = Executions.run(client, "greeting", "\"inputs\": {\"who\": \"Ada\"}", "SUCCESS");
            Answer replay = client.call(
                    "replay_execution", "{\"execution_id\": \"" + original + "\", \"inputs\": {\"who\": \"Grace\"}}");
            if (replay.failed()) {
                assertThat(replay.text()).contains("1.3", "execute_flow");
            } else {
                Flows.await(client, replay.string("execution_id"), "SUCCESS");
                assertThat(Executions.messages(client, replay.string("execution_id")))
                        .containsExactly("Hello Grace!");
                assertThat(Executions.refused(client, "replay_execution", original, "\"inputs\": {\"whom\": \"x\"}"))
                        .contains("who (STRING");
            }
            assertThat(Executions.get(client, original)
                            .getAsJsonObject("inputs")
                            .get("who")
                            .getAsString())
                    .isEqualTo("Ada");
        });
    }

    @Test
    void an_execution_that_waits_for_its_date_is_run_now() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.STEPS);
            String id = Executions.start(client, "steps", "\"schedule_date\": \"2099-01-01T00:00:00+01:00\"")
                    .string("execution_id");
            assertThat(Executions.get(client, id).get("scheduled_for").getAsString())
                    .startsWith("2098-12-31T23:00:00");
            Executions.ok(client, "force_run_execution", id, "");
            Flows.await(client, id, "SUCCESS");
        });
    }

    @Test
    void a_queued_execution_is_taken_out_of_its_queue_into_the_state_that_is_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Executions.QUEUEING);
            Executions.startAs(client, "queueing", "RUNNING");
            String dropped = Executions.startAs(client, "queueing", "QUEUED");
            String forced = Executions.startAs(client, "queueing", "QUEUED");
            String unqueued = Executions.startAs(client, "queueing", "QUEUED");
            Executions.ok(client, "unqueue_execution", dropped, "\"state\": \"CANCELLED\"");
            Flows.await(client, dropped, "CANCELLED");
            Executions.ok(client, "unqueue_execution", unqueued, "\"state\": \"RUNNING\"");
            Flows.await(client, unqueued, "RUNNING");
            Executions.ok(client, "force_run_execution", forced, "");
            Flows.await(client, forced, "RUNNING");
        });
    }
}
