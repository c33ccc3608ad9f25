package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonParser;
import io.kestramcp.client.RefusedArgumentException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FiltersTest {
    @Test
    void each_argument_becomes_one_filter_and_an_absent_one_none() {
        Filters filters = filters("""
                        {"namespace": "a", "states": ["FAILED", "KILLED"], "after": "2026-01-01T00:00:00Z",
                         "attempt": 0, "locked": false}
                        """)
                .string("namespace", "PREFIX", "namespace")
                .string("q", "EQUALS", "query")
                .strings("state", "IN", "states")
                .dateTime("startDate", "GREATER_THAN", "after")
                .integer("attemptNumber", "EQUALS", "attempt")
                .bool("locked", "EQUALS", "locked");

        assertThat(filters.map())
                .containsExactly(
                        entry("[namespace][PREFIX]", "a"),
                        entry("[state][IN]", "FAILED,KILLED"),
                        entry("[startDate][GREATER_THAN]", "2026-01-01T00:00:00Z"),
                        entry("[attemptNumber][EQUALS]", "0"),
                        entry("[locked][EQUALS]", "false"));
    }

    @Test
    void each_label_is_a_filter_of_its_own() {
        assertThat(filters("{\"labels\": {\"team\": \"core\", \"env\": \"a:b,c\"}}")
                        .labels("labels", "EQUALS", "labels")
                        .map())
                .containsExactly(entry("[labels][EQUALS][team]", "core"), entry("[labels][EQUALS][env]", "a:b,c"));
    }

    @Test
    void a_list_item_with_a_comma_would_be_two_and_is_refused() {
        refused(
                () -> filters("{\"states\": [\"A,B\"]}").strings("state", "IN", "states"),
                "states has an item with a comma");
    }

    @Test
    void U4_an_empty_filter_would_find_everything_and_is_refused() {
        refused(() -> filters("{\"q\": \"\"}").string("q", "EQUALS", "q"), "q is empty: leave it out");
        refused(() -> filters("{\"states\": []}").strings("state", "IN", "states"), "states is empty");
        refused(() -> filters("{\"states\": [\"\"]}").strings("state", "IN", "states"), "states has an empty item");
        refused(() -> filters("{\"labels\": {}}").labels("labels", "EQUALS", "labels"), "labels is empty");
    }

    @Test
    void a_label_key_cannot_close_the_bracket() {
        refused(
                () -> filters("{\"labels\": {\"a]=b&filters[q\": \"c\"}}").labels("labels", "EQUALS", "labels"),
                "labels has the key");
    }

    @Test
    void a_required_filter_that_is_missing_is_refused() {
        refused(() -> filters("{}").require("namespace"), "namespace is missing");
        assertThat(filters("{\"namespace\": \"a\"}").require("namespace").map()).isEmpty();
    }

    @Test
    void a_time_without_a_zone_would_fail_in_kestra_and_is_refused() {
        refused(
                () -> filters("{\"after\": \"2026-01-01\"}").dateTime("startDate", "GREATER_THAN", "after"),
                "after must be ISO 8601");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RefusedArgumentException.class).hasMessageContaining(message);
    }

    private static Filters filters(String arguments) {
        return new Filters(new Arguments(JsonParser.parseString(arguments).getAsJsonObject()));
    }
}
