package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.until;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Backfills: one window, counted first and held to a limit, and never one over another; seen by another tool. */
class BackfillScenariosTest {
    private static final JsonObject HOURLY = team("flow_id", "hourly_report", "trigger_id", "hourly");
    private static final String REPORT = """
            id: hourly_report
            namespace: company.team
            inputs:
              - { id: who, type: STRING, defaults: nobody }
            tasks:
              - id: work
                type: io.kestra.plugin.core.debug.Return
                format: "{{ inputs.who }}"
            triggers:
              - id: hourly
                type: io.kestra.plugin.core.trigger.Schedule
                cron: "0 * * * *"
            """;
    /** Its first run holds the backfill for a day. */
    private static final String SLOW_REPORT = REPORT.replace(
            "type: io.kestra.plugin.core.debug.Return\n    format: \"{{ inputs.who }}\"",
            "type: io.kestra.plugin.core.flow.Sleep\n    duration: PT24H");

    @Test
    void a_window_is_run_once_for_each_date_with_inputs_and_labels_of_its_own() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, REPORT);
            Instant start = Instant.now()
                    .truncatedTo(ChronoUnit.HOURS)
                    .minus(2, ChronoUnit.DAYS)
                    .plus(30, ChronoUnit.MINUTES);
            JsonObject asked = with("start", start.toString());
            asked.addProperty("end", start.plus(3, ChronoUnit.HOURS).toString());
            asked.add("inputs", with("who", "Ada"));
            asked.add("labels", with("why", "again"));
            Answer begun = backfill(client, asked);
            assertThat(begun.content().get("estimated_runs").getAsInt()).isEqualTo(3);
            until(client, "get_trigger", HOURLY, seen -> !seen.content().has("backfill"));
            JsonObject labelled = team("labels", with("why", "again"), "state", Looks.list("SUCCESS"));
            Answer runs = until(
                    client,
                    "list_executions",
                    labelled,
                    seen -> seen.content().get("total").getAsInt() >= 3);
            assertThat(runs.content().get("total").getAsInt()).isEqualTo(3);
            for (String id : column(runs, "execution_id")) {
                Answer run = Executions.whole(client, id);
                assertThat(run.content().getAsJsonObject("inputs").get("who").getAsString())
                        .isEqualTo("Ada");
            }
        });
    }

    @Test
    void a_backfill_is_held_goes_on_and_is_ended() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, SLOW_REPORT);
            backfill(client, with("last", "PT6H"));
            ok(client, "pause_backfill", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> paused(seen, true));
            ok(client, "resume_backfill", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> paused(seen, false));
            ok(client, "delete_backfill", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> !seen.content().has("backfill"));
            for (String tool : new String[] {"pause_backfill", "resume_backfill", "delete_backfill"}) {
                assertThat(refused(client, tool, HOURLY)).as(tool).contains("no backfill");
            }
        });
    }

    @Test
    void more_runs_than_allowed_start_nothing_until_the_limit_is_raised() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, SLOW_REPORT);
            assertThat(refusedBackfill(client, with("last", "P30D")))
                    .contains("max_runs")
                    .contains("more runs");
            assertThat(ok(client, "get_trigger", HOURLY).content().has("backfill"))
                    .isFalse();
            Answer raised = backfill(client, with("last", "P30D", "max_runs", 1000));
            assertThat(raised.content().get("estimated_runs").getAsInt()).isEqualTo(30 * 24);
            assertThat(ok(client, "get_trigger", HOURLY).content().has("backfill"))
                    .isTrue();
        });
    }

    @Test
    void a_backfill_that_still_runs_is_not_replaced_and_makes_no_schedule_late() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, SLOW_REPORT);
            backfill(client, with("last", "PT6H"));
            assertThat(refusedBackfill(client, with("last", "PT3H"))).contains("delete_backfill");
            Answer told = ok(client, "explain_schedule", HOURLY);
            assertThat(told.content().get("late").getAsBoolean()).isFalse();
            assertThat(told.string("note")).contains("backfill");
            assertThat(column(ok(client, "get_namespace_health", team()), "late_schedules", "trigger_id"))
                    .isEmpty();
        });
    }

    @Test
    void a_window_that_is_none_starts_nothing() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, REPORT);
            String monday = "2026-01-05T00:00:00Z";
            String tuesday = "2026-01-06T00:00:00Z";
            assertThat(refusedBackfill(client, with())).contains("exactly one");
            assertThat(refusedBackfill(client, with("last", "PT3H", "start", monday)))
                    .contains("exactly one");
            assertThat(refusedBackfill(client, with("last", "PT3H", "end", tuesday)))
                    .contains("exactly one");
            assertThat(refusedBackfill(client, with("start", tuesday, "end", monday)))
                    .contains("not before");
            assertThat(refusedBackfill(client, with("start", "2026-01-05"))).contains("start");
            assertThat(refusedBackfill(client, with("last", "three hours"))).contains("last");
            assertThat(refusedBackfill(client, with("last", "-PT3H"))).contains("last");
            assertThat(column(ok(client, "list_executions", team()), "execution_id"))
                    .isEmpty();
        });
    }

    private static void schedule(McpCaller client, String source) throws Exception {
        Flows.save(client, source);
        until(client, "get_trigger", HOURLY, seen -> !seen.failed());
    }

    private static Answer backfill(McpCaller client, JsonObject window) throws Exception {
        return ok(client, "create_backfill", asked(window));
    }

    private static String refusedBackfill(McpCaller client, JsonObject window) throws Exception {
        return refused(client, "create_backfill", asked(window));
    }

    private static JsonObject asked(JsonObject window) {
        JsonObject asked = HOURLY.deepCopy();
        window.asMap().forEach(asked::add);
        return asked;
    }

    private static boolean paused(Answer trigger, boolean paused) {
        return trigger.content().get("backfill") instanceof JsonObject backfill
                && backfill.get("paused").getAsBoolean() == paused;
    }
}
