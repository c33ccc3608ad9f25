package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.identity.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final String GOOD = "version: 1\ngrants:\n  - {claim: groups, values: [%s], roles: [viewer]}\n";
    private static final Identity ONE = Rules.with(Map.of("groups", List.of("one")));
    private static final Identity TWO = Rules.with(Map.of("groups", List.of("two")));

    @TempDir
    private Path directory;

    private final MovedClock clock = new MovedClock();

    @Test
    void Z9_a_policy_that_cannot_be_used_stops_the_start() throws IOException {
        assertThatThrownBy(() -> open("version: 1\ngrant: []\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:2:");
        assertThatThrownBy(() -> new PolicyFile(directory.resolve("none"), Rules.WORDS, clock))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void Z9_a_bad_change_leaves_the_last_good_policy_in_force() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        change("version: 1\ngrants: [broken\n");
        assertThat(file.get().grants(ONE)).containsKey("flow.read");
        Files.delete(directory.resolve("policy.yaml"));
        clock.move();
        assertThat(file.get().grants(ONE)).containsKey("flow.read");
    }

    @Test
    void Z6_a_good_change_holds_after_the_interval() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        Files.writeString(directory.resolve("policy.yaml"), GOOD.formatted("two"));
        assertThat(file.get().grants(TWO)).isEmpty();
        clock.move();
        assertThat(file.get().grants(TWO)).containsKey("flow.read");
        assertThat(file.get().grants(ONE)).isEmpty();
    }

    @Test
    void a_good_change_holds_after_a_bad_one() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        change("");
        file.get();
        change(GOOD.formatted("two"));
        assertThat(file.get().grants(TWO)).containsKey("flow.read");
    }

    private PolicyFile open(String text) throws IOException {
        return new PolicyFile(Files.writeString(directory.resolve("policy.yaml"), text), Rules.WORDS, clock);
    }

    private void change(String text) throws IOException {
        Files.writeString(directory.resolve("policy.yaml"), text);
        clock.move();
    }

    /** Moves by one interval at a time. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void move() {
            now = now.plus(PolicyFile.INTERVAL);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
