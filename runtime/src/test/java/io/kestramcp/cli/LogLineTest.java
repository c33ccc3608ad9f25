package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final OffsetDateTime ANY = OffsetDateTime.parse("2026-11-21T20:15:00.123Z");

    private final LogLine layout = new LogLine();

    @Test
    void a_line_has_time_level_logger_and_message() {
        OffsetDateTime when = OffsetDateTime.parse("2026-03-01T04:05:06.007Z");
        String line = layout.doLayout(event(when, Level.INFO, "Kestra answers.", Map.of()));
        String[] parts = line.split(" ", 2);
        // Whatever zone the tests run in.
        assertThat(OffsetDateTime.parse(parts[0]).toInstant()).isEqualTo(when.toInstant());
        assertThat(parts[0])
                .startsWith(when.atZoneSameInstant(ZoneId.systemDefault())
                        .toLocalDateTime()
                        .toString());
        assertThat(parts[1]).isEqualTo("INFO  Probe: Kestra answers." + System.lineSeparator());
    }

    @Test
    void a_time_without_milliseconds_is_as_long_as_any() {
        OffsetDateTime when = OffsetDateTime.parse("2026-11-30T00:00:00Z");
        assertThat(layout.doLayout(event(when, Level.ERROR, "x", Map.of())).split(" ", -1)[0])
                .contains(":00.000")
                .hasSizeGreaterThanOrEqualTo("2026-11-30T00:00:00.000Z".length());
    }

    @Test
    void a_line_names_its_request() {
        assertThat(layout.doLayout(event(ANY, Level.WARN, "Refused", Map.of("request", "r-1"))))
                .endsWith(" WARN  Probe [r-1]: Refused" + System.lineSeparator());
    }

    @Test
    void a_message_of_many_lines_cannot_pass_for_other_lines_of_the_log() {
        assertThat(layout.doLayout(event(ANY, Level.INFO, "a\r\n\nb\rc\n", Map.of())))
                .endsWith(": a | b | c | " + System.lineSeparator());
    }

    @Test
    void below_the_message_stands_the_stack_trace_with_its_cause() {
        LoggingEvent event = event(ANY, Level.ERROR, "Failed", Map.of());
        event.setThrowableProxy(
                new ThrowableProxy(new IllegalStateException("outer", new IllegalArgumentException("inner"))));
        assertThat(layout.doLayout(event).lines())
                .anySatisfy(line -> assertThat(line).startsWith("java.lang.IllegalStateException: outer"))
                .anySatisfy(line -> assertThat(line).contains("\tat " + LogLineTest.class.getName()))
                .anySatisfy(
                        line -> assertThat(line).startsWith("Caused by: java.lang.IllegalArgumentException: inner"));
        assertThat(layout.doLayout(event)).endsWith(System.lineSeparator());
    }

    private static LoggingEvent event(OffsetDateTime when, Level level, String message, Map<String, String> context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("io.kestramcp.kestra.Probe");
        event.setInstant(when.toInstant());
        event.setLevel(level);
        event.setMessage(message);
        event.setMDCPropertyMap(context);
        return event;
    }
}
