package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.WatchedFiles;
import io.kestramcp.identity.Identity;
import io.kestramcp.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private final TestClock clock = new TestClock();

    @Test
    void Z9_a_policy_that_cannot_be_used_stops_the_start() throws IOException {
        assertThatThrownBy(() -> open("version: 1\ngrant: []\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:2:");
        assertThatThrownBy(() -> new PolicyFile(directory.resolve("none"), Rules.WORDS, clock::nanoTime))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void Z9_a_bad_change_leaves_the_last_good_policy_in_force() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        change("version: 1\ngrants: [broken\n");
        assertThat(file.get().grants(ONE).scopes()).containsKey("flow.read");
        Files.delete(directory.resolve("policy.yaml"));
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(file.get().grants(ONE).scopes()).containsKey("flow.read");
    }

    @Test
    void Z6_a_good_change_holds_after_the_interval() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        Files.writeString(directory.resolve("policy.yaml"), GOOD.formatted("two"));
        assertThat(file.get().grants(TWO).scopes()).isEmpty();
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(file.get().grants(TWO).scopes()).containsKey("flow.read");
        assertThat(file.get().grants(ONE).scopes()).isEmpty();
    }

    @Test
    void a_good_change_holds_after_a_bad_one() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        change("");
        file.get();
        change(GOOD.formatted("two"));
        assertThat(file.get().grants(TWO).scopes()).containsKey("flow.read");
    }

    @Test
    void a_change_holds_also_after_the_clock_was_set_back() throws IOException {
        PolicyFile file = open(GOOD.formatted("one"));
        Files.writeString(directory.resolve("policy.yaml"), GOOD.formatted("two"));
        clock.jump(Duration.ofHours(-1));
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(file.get().grants(TWO).scopes()).containsKey("flow.read");
    }

    private PolicyFile open(String text) throws IOException {
        return new PolicyFile(Files.writeString(directory.resolve("policy.yaml"), text), Rules.WORDS, clock::nanoTime);
    }

    private void change(String text) throws IOException {
        Files.writeString(directory.resolve("policy.yaml"), text);
        clock.advance(WatchedFiles.INTERVAL);
    }
}
