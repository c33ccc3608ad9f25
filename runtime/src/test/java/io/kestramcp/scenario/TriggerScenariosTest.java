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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Triggers: seen, switched and unlocked, with the effect read by another tool. */
class TriggerScenariosTest {
    private static final JsonObject HOURLY = team("flow_id", "scheduled", "trigger_id", "hourly");
    private static final JsonObject LAST_HOURS = team("flow_id", "scheduled", "trigger_id", "hourly", "last", "PT3H");
    private static final String OFF = Flows.SCHEDULED.replace("cron:", "disabled: true\n    cron:");
    /** Holds its trigger's lock for a day. */
    private static final String SLOW_SCHEDULE = Flows.SCHEDULED.replace(
            "type: io.kestra.plugin.core.log.Log\n    message: tick",
            "type: io.kestra.plugin.core.flow.Sleep\n    duration: PT24H");

    @Test
    void a_disabled_trigger_is_shown_as_such_by_every_tool_until_it_is_enabled() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED);
            ok(client, "disable_trigger", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> flag(seen, "disabled"));
            JsonObject disabled = with("namespace", "company.team", "state", "disabled");
            assertThat(column(ok(client, "search_triggers", disabled), "trigger_id"))
                    .containsExactly("hourly");
            Answer explained = ok(client, "explain_schedule", HOURLY);
            assertThat(explained.string("note")).contains("disabled");
            assertThat(flag(explained, "late")).isFalse();
            ok(client, "enable_trigger", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> !flag(seen, "disabled"));
            assertThat(column(ok(client, "search_triggers", disabled), "trigger_id"))
                    .isEmpty();
        });
    }

    @Test
    void a_trigger_that_its_source_switches_off_is_told_as_off_on_both_lines() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, OFF);
            assertThat(flag(ok(client, "get_trigger", HOURLY), "disabled_in_source"))
                    .isTrue();
            assertThat(column(ok(client, "search_triggers", team()), "disabled_in_source"))
                    .containsExactly("true");
            assertThat(ok(client, "explain_schedule", HOURLY).string("note")).contains("disabled");
        });
    }

    @Test
    void what_a_state_leaves_out_is_what_its_description_says_on_each_line() throws Exception {
        for (String line : GatewayTest.LINES) {
            boolean bySwitchOnly = line.equals("1.3");
            GatewayTest.run(line, Map.of("KESTRA_MCP_TOOLSETS", "all"), (gateway, kestra, client) -> {
                schedule(client, OFF);
                assertThat(column(ok(client, "search_triggers", team("state", "disabled")), "trigger_id"))
                        .containsExactlyElementsOf(bySwitchOnly ? List.of() : List.of("hourly"));
                assertThat(column(ok(client, "search_triggers", team("state", "enabled")), "disabled_in_source"))
                        .containsExactlyElementsOf(bySwitchOnly ? List.of("true") : List.of());
                assertThat(client.list().toString().contains("its source disables counts as enabled"))
                        .isEqualTo(bySwitchOnly);
            });
        }
    }

    @Test
    void enabling_a_trigger_that_its_source_or_flow_switches_off_is_not_told_as_if_it_ran() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, OFF);
            Answer enabled = ok(client, "enable_trigger", HOURLY);
            assertThat(flag(enabled, "disabled_in_source")).isTrue();
            assertThat(enabled.string("note")).contains("still does not run").contains("create_or_update_flow");
            assertThat(refused(client, "create_backfill", LAST_HOURS)).contains("create_or_update_flow");
            schedule(client, Flows.SCHEDULED);
            ok(client, "disable_flow", team("flow_id", "scheduled"));
            Answer again = ok(client, "enable_trigger", HOURLY);
            assertThat(flag(again, "disabled_in_source")).isTrue();
            assertThat(again.string("note")).contains("enable_flow").doesNotContain("create_or_update_flow");
        });
    }

    @Test
    void no_date_is_promised_and_no_backfill_begun_while_the_flow_or_the_trigger_is_disabled() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED);
            ok(client, "disable_flow", team("flow_id", "scheduled"));
            assertThat(flag(ok(client, "get_trigger", HOURLY), "flow_disabled")).isTrue();
            assertThat(ok(client, "explain_schedule", HOURLY).string("note")).contains("enable_flow");
            assertThat(refused(client, "create_backfill", LAST_HOURS)).contains("enable_flow");
            ok(client, "enable_flow", team("flow_id", "scheduled"));
            ok(client, "disable_trigger", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> flag(seen, "disabled"));
            assertThat(refused(client, "create_backfill", LAST_HOURS)).contains("enable_trigger");
            assertThat(ok(client, "get_trigger", HOURLY).content().has("backfill"))
                    .isFalse();
            ok(client, "enable_trigger", HOURLY);
            ok(client, "create_backfill", LAST_HOURS);
        });
    }

    @Test
    void a_trigger_that_never_ran_is_not_said_to_have_run() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, OFF);
            assertThat(ok(client, "get_trigger", HOURLY).content().has("last_run"))
                    .isFalse();
        });
    }

    @Test
    void the_next_dates_of_a_schedule_are_an_hour_apart_and_begin_with_kestras_own() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED);
            JsonObject three = HOURLY.deepCopy();
            three.addProperty("count", 3);
            Answer told = ok(client, "explain_schedule", three);
            List<OffsetDateTime> dates = told.content().getAsJsonArray("next_dates").asList().stream()
                    .map(date -> OffsetDateTime.parse(date.getAsString()))
                    .toList();
            assertThat(dates).hasSize(3).allMatch(date -> date.getMinute() == 0 && date.getSecond() == 0);
            assertThat(Duration.between(dates.get(0), dates.get(2))).isEqualTo(Duration.ofHours(2));
            assertThat(flag(told, "late")).isFalse();
            assertThat(told.content().has("note")).isFalse();
        });
    }

    @Test
    void a_schedule_in_a_time_zone_of_its_own_is_told_in_it() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED.replace("\"0 * * * *\"", "\"30 9 * * *\"\n    timezone: Asia/Kolkata"));
            Answer told = ok(client, "explain_schedule", HOURLY);
            assertThat(told.content().getAsJsonArray("next_dates").get(0).getAsString())
                    .contains("T04:00:00");
            assertThat(told.content().has("note")).isFalse();
        });
    }

    @Test
    void a_trigger_that_kestra_keeps_no_state_of_is_not_found_and_told_why() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED);
            JsonObject typo = team("flow_id", "scheduled", "trigger_id", "daily");
            for (String tool : List.of("get_trigger", "explain_schedule", "pause_backfill")) {
                assertThat(refused(client, tool, typo)).as(tool).contains("search_triggers");
            }
            for (String tool : List.of("unlock_trigger", "restart_trigger")) {
                assertThat(refused(client, tool, typo)).as(tool).contains("404");
            }
        });
    }

    @Test
    void a_trigger_behind_an_execution_is_locked_until_it_is_unlocked() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, SLOW_SCHEDULE);
            JsonObject backfill = HOURLY.deepCopy();
            backfill.addProperty("last", "PT3H");
            ok(client, "create_backfill", backfill);
            until(client, "get_trigger", HOURLY, seen -> seen.content().has("locked_by_execution"));
            // Else the next run of the backfill locks it again at once.
            ok(client, "pause_backfill", HOURLY);
            ok(client, "unlock_trigger", HOURLY);
            until(client, "get_trigger", HOURLY, seen -> !seen.content().has("locked_by_execution"));
            assertThat(refused(client, "unlock_trigger", HOURLY)).contains("409");
        });
    }

    @Test
    void a_restarted_trigger_is_enabled_and_has_a_next_run() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            schedule(client, Flows.SCHEDULED);
            ok(client, "restart_trigger", HOURLY);
            Answer seen =
                    until(client, "get_trigger", HOURLY, now -> now.content().has("next_run"));
            assertThat(flag(seen, "disabled")).isFalse();
        });
    }

    /** Saves a flow with a trigger; Kestra keeps its state a moment later. */
    private static void schedule(McpCaller client, String source) throws Exception {
        Flows.save(client, source);
        until(client, "get_trigger", HOURLY, seen -> !seen.failed());
    }

    private static boolean flag(Answer answer, String name) {
        return answer.content().get(name).getAsBoolean();
    }
}
