package io.kestramcp.tool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.FakeTool;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TriggerToolsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
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
    void a_backfill_that_still_runs_is_not_replaced() {
        String busy = "{\"results\": [{\"trigger_id\": \"t\", \"backfill\": {\"paused\": false}}]}";
        assertThatThrownBy(() -> backfill(busy, HOURLY, FakeTool.untouched(), "\"last\": \"PT3H\""))
                .hasMessageContaining("delete_backfill");
    }

    @Test
    void pausing_where_there_is_no_backfill_is_told_and_not_sent() {
        FakeTool pause = FakeTool.untouched();
        assertThatThrownBy(() -> new PauseBackfill(FakeTool.answering(STATE), pause)
                        .call(FakeTool.call(
                                "2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"trigger_id\": \"t\"}")))
                .hasMessageContaining("no backfill");
        assertThat(pause.asked()).isEmpty();
    }

    @Test
    void a_trigger_that_kestra_keeps_no_state_of_is_not_found() {
        assertThatThrownBy(() -> new GetTrigger(FakeTool.answering("{\"results\": []}"), FakeTool.untouched())
                        .call(FakeTool.call(
                                "2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"trigger_id\": \"t\"}")))
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

    private static JsonObject backfill(String state, String flow, FakeTool start, String window) throws Exception {
        return new CreateBackfill(FakeTool.answering(state), FakeTool.answering(flow), start, NOON)
                .call(FakeTool.call(
                        "2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"trigger_id\": \"t\", " + window + "}"))
                .content();
    }

    private static JsonObject explain(String state, String flow) throws Exception {
        return new ExplainSchedule(FakeTool.answering(state), FakeTool.answering(flow), NOON)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"trigger_id\": \"t\"}"))
                .content();
    }
}
