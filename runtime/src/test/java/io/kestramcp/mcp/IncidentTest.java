package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.outage.Outage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class IncidentTest {
    @Test
    void what_passes_is_told_with_when_to_come_back_and_never_that_nothing_was_done() {
        ProtocolException told = Incident.problem(LoggerFactory.getLogger(IncidentTest.class), "test", new Away());
        assertThat(told.httpStatus()).isEqualTo(503);
        assertThat(told.httpHeaders()).isEqualTo(Map.of("Retry-After", "7"));
        assertThat(told)
                .hasMessage(
                        "The gateway cannot reach its store now. If this was to change something, look first whether it"
                                + " did. Come back in 7 s.");
    }

    @Test
    void any_other_failure_is_told_with_where_more_is_said() {
        ProtocolException told = Incident.problem(
                LoggerFactory.getLogger(IncidentTest.class), "test", new IllegalStateException("secret"));
        assertThat(told.httpStatus()).isEqualTo(200);
        assertThat(told.httpHeaders()).isEmpty();
        assertThat(told).hasMessage("The gateway failed; its log says more under the request's id.");
    }

    private static final class Away extends RuntimeException implements Outage {
        private static final long serialVersionUID = 1L;

        Away() {
            super("away");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(7);
        }
    }
}
