package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import io.kestramcp.mcp.Session;
import io.kestramcp.mcp.SharedSessions;
import io.kestramcp.mcp.SharedSessions.Kind;
import io.kestramcp.mcp.SharedSessions.Place;
import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.SealedValues;
import io.kestramcp.store.SessionNotes;
import io.kestramcp.store.StoreTest;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.StoredSeals;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes about sessions in the store, on each database. */
class StoredSessionsTest extends StoreTest {
    private static final Session MINE = new Session("https://id.example", "alice", "one");
    private static final Place ANSWER = new Place(MINE, Kind.ANSWER, "\"ask-1\"");
    private static final Place WATCH = new Place(MINE, Kind.RESOURCE, "kestra://instance");

    private final Secret key = NewKey.create(clock);
    private SharedSessions sessions;

    @BeforeEach
    void open() {
        sessions = with(key);
    }

    private SharedSessions with(Secret keys) {
        return new StoredSessions(new SessionNotes(database, clock), sealer(keys), clock);
    }

    private static Sealer sealer(Secret keys) {
        return new Sealer(KeyRing.of(Optional.of(keys), Optional.empty()));
    }

    private static Place watch(String session) {
        return new Place(new Session("https://id.example", "alice", session), Kind.RESOURCE, "kestra://instance");
    }

    @Test
    void a_note_is_left_once_changed_and_taken_away_once() {
        assertThat(sessions.change(ANSWER, "yes")).isFalse();
        assertThat(sessions.add(ANSWER, "yes")).isTrue();
        assertThat(sessions.add(ANSWER, "no")).isFalse();
        assertThat(sessions.read(Set.of(ANSWER, WATCH)))
                .containsOnlyKeys(ANSWER)
                .containsValue("yes");
        assertThat(sessions.change(ANSWER, "")).isTrue();
        assertThat(sessions.read(Set.of(ANSWER))).containsValue("");
        assertThat(sessions.remove(ANSWER)).isTrue();
        assertThat(sessions.remove(ANSWER)).isFalse();
        assertThat(sessions.read(Set.of(ANSWER))).isEmpty();
    }

    @Test
    void notes_of_another_caller_session_kind_or_name_are_others() {
        sessions.add(WATCH, "seen");
        Collection<Place> others = List.of(
                new Place(new Session("https://other.example", "alice", "one"), Kind.RESOURCE, WATCH.name()),
                new Place(new Session("https://id.example", "bob", "one"), Kind.RESOURCE, WATCH.name()),
                new Place(new Session("https://id.example", "alice", "two"), Kind.RESOURCE, WATCH.name()),
                new Place(MINE, Kind.LIST, WATCH.name()),
                new Place(MINE, Kind.RESOURCE, "kestra://other"));
        assertThat(sessions.read(others)).isEmpty();
        for (Place other : List.copyOf(others).subList(0, 4)) {
            assertThat(sessions.of(other.session(), other.kind())).isEmpty();
        }
        assertThat(sessions.of(MINE, Kind.RESOURCE)).containsOnlyKeys(WATCH.name());
    }

    @Test
    void as_many_as_calls_that_run_are_read_at_once() {
        Set<Place> asked = new HashSet<>();
        IntStream.range(0, 1_200).forEach(id -> asked.add(new Place(MINE, Kind.CANCEL, String.valueOf(id))));
        Place cancelled = new Place(MINE, Kind.CANCEL, "1100");
        sessions.add(cancelled, "");
        assertThat(sessions.read(asked)).containsOnlyKeys(cancelled);
    }

    @Test
    void a_note_whose_time_is_over_is_gone_and_another_may_take_its_place() {
        sessions.add(ANSWER, "yes");
        clock.advance(Duration.ofSeconds(Kind.ANSWER.seconds()));
        assertThat(sessions.read(Set.of(ANSWER))).isEmpty();
        assertThat(sessions.change(ANSWER, "late")).isFalse();
        assertThat(sessions.add(ANSWER, "no")).isTrue();
        assertThat(sessions.read(Set.of(ANSWER))).containsValue("no");
    }

    @Test
    void what_is_watched_is_kept_as_long_as_somebody_looks() {
        sessions.add(WATCH, "seen");
        Duration most = Duration.ofSeconds(Kind.RESOURCE.seconds()).minusMillis(1);
        for (int look = 0; look < 3; look++) {
            clock.advance(most);
            assertThat(sessions.of(MINE, Kind.RESOURCE)).containsValue("seen");
        }
        clock.advance(most.plusMillis(1));
        assertThat(sessions.of(MINE, Kind.RESOURCE)).isEmpty();
    }

    @Test
    void of_a_callers_many_sessions_the_one_used_longest_ago_is_forgotten() {
        IntStream.range(0, SharedSessions.MOST_OF_CALLER).forEach(number -> {
            sessions.add(watch("session-" + number), "seen");
            clock.advance(Duration.ofSeconds(1));
        });
        Place bobs = new Place(new Session("https://id.example", "bob", "one"), Kind.RESOURCE, WATCH.name());
        sessions.add(bobs, "seen");
        sessions.add(ANSWER, "yes");
        sessions.change(watch("session-0"), "changed");
        sessions.add(watch("one-more"), "seen");
        Set<Place> forgotten = new HashSet<>(Set.of(watch("session-1")));
        assertThat(sessions.read(forgotten)).isEmpty();
        assertThat(sessions.read(Set.of(watch("session-0"), watch("session-2"), watch("one-more"), bobs, ANSWER)))
                .hasSize(5);
    }

    @Test
    void texts_are_sealed_and_go_along_when_keys_are_changed() {
        sessions.add(ANSWER, "the user's own words");
        sessions.add(WATCH, "seen");
        Secret newer = new Secret(NewKey.create(clock).reveal() + "," + key.reveal());
        StoredSeals seals = new StoredSeals(new SealedValues(database, clock), sealer(newer));
        assertThat(new SealedValues(database, clock).list(SealedColumn.SESSION_NOTE, "", 10))
                .hasSize(2)
                .noneMatch(value -> value.sealed().contains("words"));
        assertThat(seals.resealAll()).isEqualTo(new StoredSeals.Report(2, 0));
        assertThat(with(newer).read(Set.of(ANSWER))).containsValue("the user's own words");
        assertThat(sessions.of(MINE, Kind.RESOURCE))
                .as("who does not have the new key finds nothing")
                .isEmpty();
    }
}
