package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraException.Kind;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KestraUpTest {
    private static final double UP = 1.0;
    private static final double DOWN = 0.0;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final Switched kestra = new Switched();

    @Test
    void an_outage_shows_at_the_next_look_and_so_does_its_end() {
        try (KestraUp up = new KestraUp(kestra, LONG)) {
            assertThat(up.get()).isEqualTo(UP);
            kestra.away = true;
            assertThat(up.get()).isEqualTo(DOWN);
            assertThat(up.get()).isEqualTo(DOWN);
            kestra.away = false;
            assertThat(up.get()).isEqualTo(UP);
        }
    }

    @Test
    void a_kestra_that_hangs_holds_nobody_up_and_counts_as_down_once_it_was_given_up() {
        try (KestraUp up = new KestraUp(kestra, SHORT)) {
            await(up, UP);
            kestra.away = true;
            kestra.hangs = new CountDownLatch(1);
            for (int look = 0; look < 5; look++) {
                assertThat(up.get()).isEqualTo(UP);
            }
            kestra.hangs.countDown();
            await(up, DOWN);
        }
    }

    @Test
    void before_the_first_answer_it_is_no_number() {
        try (KestraUp up = new KestraUp(kestra, SHORT)) {
            kestra.hangs = new CountDownLatch(1);
            assertThat(up.get()).isEqualTo(Double.NaN);
        }
    }

    /** Looks until it is so; a test that waits in vain is ended by its time-out. */
    private static void await(KestraUp up, double value) {
        Number seen = up.get();
        while (seen.doubleValue() != value) {
            seen = up.get();
        }
    }

    /** Is there, away, or silent, as it is told. */
    private static final class Switched implements KestraClient {
        private volatile boolean away;
        private volatile CountDownLatch hangs = new CountDownLatch(0);

        @Override
        public KestraServer server() throws KestraException {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (away) {
                throw new KestraException(Kind.UNREACHABLE, 0, "It is away.", List.of(), "", true);
            }
            return new KestraServer("2.0.0", "OSS", new ApiLine("2.0"), true);
        }

        @Override
        public KestraReply send(KestraRequest request, CallOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
