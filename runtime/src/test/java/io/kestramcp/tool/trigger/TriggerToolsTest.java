package io.kestramcp.tool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.FakeTool;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerToolsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String TRIGGER = "{\"namespace\": \"n\", \"flow_id\": \"f\", \"trigger_id\": \"t\"";
    private static final String STATE =
            "{\"results\": [{\"trigger_id\": \"t\", \"next_run\": \"2026-11-21T13:00:00Z\"}]}";
    private static final String HOURLY = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"@hourly\"}]}";

    @Test
    void a_relative_window_is_counted_back_from_now() throws Exception {
        FakeTool start = FakeTool.answering("{}");
        JsonObject told = backfill(STATE, HOURLY, start, "\"last\": \"PT3H\"");
        assertThat(told.get("estimated_runs").getAsInt()).isEqualTo(3);
        assertThat(start.asked()
                        .get(0)
                        .getAsJsonObject("trigger")
                        .get("backfill")
                        .toString())
                .isEqualTo("{\"start\":\"2026-11-21T09:00:00Z\",\"end\":\"2026-11-21T12:00:00Z\"}");
    }

    @Test
    void both_forms_of_the_window_together_are_refused() {
        assertThatThrownBy(() -> backfill(
                        STATE, HOURLY, FakeTool.untouched(), "\"last\": \"PT3H\", \"start\": \"2026-11-21T00:00:00Z\""))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("exactly one");
    }

    @Test
    void a_window_that_ends_before_it_starts_is_refused() {
        assertThatThrownBy(() -> backfill(
                        STATE,
                        HOURLY,
                        FakeTool.untouched(),
                        "\"start\": \"2026-11-21T10:00:00Z\", \"end\": \"2026-11-21T09:00:00Z\""))
                .hasMessageContaining("not before");
    }

    @Test
    void more_runs_than_allowed_are_refused_before_anything_starts() {
        assertThatThrownBy(() -> backfill(STATE, HOURLY, FakeTool.untouched(), "\"last\": \"P30D\""))
                .hasMessageContaining("max_runs")
                .hasMessageContaining("more runs");
    }

    @Test
    void the_runs_of_a_schedule_with_seconds_are_counted_and_held_to_the_limit() throws Exception {
        String each = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"*/20 * * * * *\", \"withSeconds\": true}]}";
        JsonObject told = backfill(STATE, each, FakeTool.answering("{}"), "\"last\": \"PT30M\"");
        assertThat(told.get("estimated_runs").getAsInt()).isEqualTo(90);
        assertThatThrownBy(() -> backfill(STATE, each, FakeTool.untouched(), "\"last\": \"PT1H\""))
                .hasMessageContaining("more runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cron\": \"{{ vars.cron }}\"",
                "\"interval\": \"PT1M\"",
                "\"dates\": [\"2026-11-21T00:00:00Z\"]"
            })
    void a_limit_that_cannot_be_held_is_refused_and_without_it_the_number_is_said_to_be_unknown(String timing)
            throws Exception {
        String flow = "{\"triggers\": [{\"id\": \"t\", " + timing + "}]}";
        assertThatThrownBy(() -> backfill(STATE, flow, FakeTool.untouched(), "\"last\": \"PT3H\", \"max_runs\": 5"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("cannot be held")
                .hasMessageContaining("Leave it out");
        List<String> effects = new ArrayList<>();
        JsonObject told = backfill(STATE, flow, effects);
        assertThat(effects)
                .containsExactly("create_backfill starts an unknown number of executions of n/f for the last PT3H");
        assertThat(told.has("estimated_runs")).isFalse();
        assertThat(told.get("note").getAsString()).contains("not known");
    }

    @Test
    void a_backfill_that_still_runs_is_not_replaced() {
        String busy = "{\"results\": [{\"trigger_id\": \"t\", \"backfill\": {\"paused\": false}}]}";
        assertThatThrownBy(() -> backfill(busy, HOURLY, FakeTool.untouched(), "\"last\": \"PT3H\""))
                .hasMessageContaining("delete_backfill");
    }

    @Test
    void pausing_where_there_is_no_backfill_is_told_and_not_sent() {
        FakeTool pause = FakeTool.untouched();
        assertThatThrownBy(() ->
                        new PauseBackfill(FakeTool.answering(STATE), pause).call(FakeTool.call("2.0", TRIGGER + "}")))
                .hasMessageContaining("no backfill");
        assertThat(pause.asked()).isEmpty();
    }

    @Test
    void a_trigger_that_kestra_keeps_no_state_of_is_not_found() {
        assertThatThrownBy(() -> new GetTrigger(FakeTool.answering("{\"results\": []}"), FakeTool.untouched())
                        .call(FakeTool.call("2.0", TRIGGER + "}")))
                .isInstanceOfSatisfying(
                        KestraException.class, e -> assertThat(e.kind()).isEqualTo(KestraException.Kind.NOT_FOUND));
    }

    @Test
    void a_schedule_is_told_with_its_next_dates_in_its_own_zone() throws Exception {
        String daily = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"30 9 * * *\", \"timezone\": \"Europe/Paris\"}]}";
        JsonObject told = explain(STATE, daily);
        assertThat(told.getAsJsonArray("next_dates").get(0).getAsString()).isEqualTo("2026-11-22T08:30:00Z");
        assertThat(told.get("late").getAsBoolean()).isFalse();
    }

    @Test
    void a_late_schedule_is_told_with_the_dates_it_missed() throws Exception {
        String late = STATE.replace("13:00", "09:00");
        JsonObject told = explain(late, HOURLY);
        assertThat(told.get("late").getAsBoolean()).isTrue();
        assertThat(told.get("missed").getAsInt()).isEqualTo(3);
        assertThat(told.getAsJsonArray("missed_dates").get(0).getAsString()).isEqualTo("2026-11-21T09:00:00Z");
    }

    @Test
    void a_disabled_schedule_is_not_late_but_told_to_be_disabled() throws Exception {
        String off = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"@hourly\", \"disabled\": true}]}";
        JsonObject told = explain(STATE.replace("13:00", "09:00"), off);
        assertThat(told.get("late").getAsBoolean()).isFalse();
        assertThat(told.get("disabled_in_source").getAsBoolean()).isTrue();
        assertThat(told.get("note").getAsString()).contains("disabled");
    }

    @Test
    void the_past_date_of_a_backfill_makes_no_schedule_late() throws Exception {
        String busy = STATE.replace("13:00", "09:00").replace("}]", ", \"backfill\": {\"paused\": false}}]");
        JsonObject told = explain(busy, HOURLY);
        assertThat(told.get("late").getAsBoolean()).isFalse();
        assertThat(told.has("missed_dates")).isFalse();
        assertThat(told.get("note").getAsString()).contains("backfill");
    }

    @Test
    void a_date_of_kestras_that_the_expression_does_not_give_is_told() throws Exception {
        String daily = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"30 9 * * *\"}]}";
        assertThat(explain(STATE, daily).get("note").getAsString()).contains("time zone");
    }

    @Test
    void what_a_schedule_missed_beyond_a_hundred_dates_is_told_as_more_than_that() throws Exception {
        String minutely = "{\"triggers\": [{\"id\": \"t\", \"cron\": \"* * * * *\"}]}";
        JsonObject told = explain(STATE.replace("13:00", "09:00"), minutely);
        assertThat(told.get("missed").getAsInt()).isEqualTo(100);
        assertThat(told.get("note").getAsString()).contains("more than 100 dates");
        JsonObject exact = explain(STATE.replace("13:00", "10:20"), minutely);
        assertThat(exact.get("missed").getAsInt()).isEqualTo(100);
        assertThat(exact.has("note")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"conditions\": [{\"type\": \"io.kestra.plugin.core.condition.DayWeekInMonth\"}]",
                "\"scheduleConditions\": [{\"type\": \"io.kestra.plugin.core.condition.DayWeekInMonth\"}]",
                "\"when\": \"{{ vars.open }}\""
            })
    void the_dates_of_a_schedule_with_conditions_are_told_as_those_on_which_it_may_run(String conditions)
            throws Exception {
        String flow = HOURLY.replace("}]", ", " + conditions + "}]");
        assertThat(explain(STATE, flow).get("note").getAsString()).contains("that its conditions allow");
        List<String> effects = new ArrayList<>();
        JsonObject told = backfill(STATE, flow, effects);
        assertThat(effects).containsExactly("create_backfill starts at most 3 executions of n/f for the last PT3H");
        assertThat(told.get("note").getAsString()).contains("At most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"conditions\": []", "\"when\": \"true\""})
    void conditions_that_hold_always_are_none(String conditions) throws Exception {
        assertThat(explain(STATE, HOURLY.replace("}]", ", " + conditions + "}]"))
                        .has("note"))
                .isFalse();
    }

    @Test
    void nothing_is_backfilled_while_something_is_off_and_all_of_it_is_named_with_what_switches_it_on() {
        String state = STATE.replace("}]", ", \"disabled\": true}]");
        String source = HOURLY.replace("}]", ", \"disabled\": true}]");
        String flow = HOURLY.replace("]}", "], \"disabled\": true}");
        assertThat(refused(state, HOURLY)).contains("enable_trigger").doesNotContain("enable_flow", "source");
        assertThat(refused(STATE, source)).contains("create_or_update_flow").doesNotContain("enable_");
        assertThat(refused(STATE, flow)).contains("enable_flow").doesNotContain("enable_trigger", "source");
        assertThat(refused(state, source.replace("]}", "], \"disabled\": true}")))
                .contains("enable_flow", "create_or_update_flow", "enable_trigger");
    }

    @Test
    void a_schedule_of_a_disabled_flow_is_not_late() throws Exception {
        JsonObject told = explain(STATE.replace("13:00", "09:00"), HOURLY.replace("]}", "], \"disabled\": true}"));
        assertThat(told.get("late").getAsBoolean()).isFalse();
        assertThat(told.get("flow_disabled").getAsBoolean()).isTrue();
        assertThat(told.get("note").getAsString()).contains("its flow is disabled");
    }

    private static String refused(String state, String flow) {
        return catchThrowableOfType(
                        RefusedArgumentException.class,
                        () -> backfill(state, flow, FakeTool.untouched(), "\"last\": \"PT3H\""))
                .getMessage();
    }

    private static JsonObject backfill(String state, String flow, List<String> effects) throws Exception {
        return new CreateBackfill(FakeTool.answering(state), FakeTool.answering(flow), FakeTool.answering("{}"), NOON)
                .call(FakeTool.call("2.0", TRIGGER + ", \"last\": \"PT3H\"}", FakeTool.saysYes(effects)))
                .content();
    }

    private static JsonObject backfill(String state, String flow, FakeTool start, String window) throws Exception {
        return new CreateBackfill(FakeTool.answering(state), FakeTool.answering(flow), start, NOON)
                .call(FakeTool.call("2.0", TRIGGER + ", " + window + "}"))
                .content();
    }

    private static JsonObject explain(String state, String flow) throws Exception {
        return new ExplainSchedule(FakeTool.answering(state), FakeTool.answering(flow), NOON)
                .call(FakeTool.call("2.0", TRIGGER + "}"))
                .content();
    }
}
