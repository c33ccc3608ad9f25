package io.kestramcp.tool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Arguments;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The span of time that a backfill covers. */
class WindowTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Window read(String argument, String value) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty(argument, value);
        return Window.read(new Arguments(arguments), NOW);
    }

    @Test
    void a_duration_reaches_back_from_now() {
        assertThat(read("last", "P2D")).isEqualTo(new Window(NOW.minus(Duration.ofDays(2)), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "last, PT9223372036854775807S, last reaches back to before 1970",
        "last, P20779D, last reaches back to before 1970",
        "last, PT0S, last must be more than nothing",
        "start, -999999999-01-01T00:00:00Z, start is before 1970",
        "start, 2026-11-21T12:00:00Z, start is not before the end"
    })
    void a_window_that_is_empty_or_begins_before_1970_is_refused(String argument, String value, String refusal) {
        assertThatThrownBy(() -> read(argument, value)).hasMessageContaining(refusal);
    }
}
