package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingLoginsTest extends StoreTest {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Secret state = RandomSecret.create();
    private final Secret browser = RandomSecret.create();
    private final Secret nonce = RandomSecret.create();
    private PendingLogins logins;

    @BeforeEach
    void beginLogin() {
        logins = new PendingLogins(database, clock);
        logins.begin(state, browser, nonce, "v1.k1.request", LIFE);
    }

    @Test
    void the_browser_that_began_takes_its_login_once() {
        assertThat(logins.take(state, browser)).hasValueSatisfying(login -> {
            assertThat(login.sealedRequest()).isEqualTo("v1.k1.request");
            assertThat(login.accepts(nonce)).isTrue();
            assertThat(login.accepts(state)).isFalse();
        });
        assertThat(logins.take(state, browser)).isEmpty();
    }

    @Test
    void another_browser_gets_nothing_and_does_not_take_it_from_the_right_one() {
        assertThat(logins.take(state, RandomSecret.create())).isEmpty();

        assertThat(logins.take(state, browser)).isPresent();
    }

    @Test
    void a_login_that_took_too_long_is_not_taken() {
        clock.advance(LIFE);

        assertThat(logins.take(state, browser)).isEmpty();
    }

    @Test
    void none_of_the_three_secrets_is_in_the_store() {
        assertThat(contents("pending_login", "state_hash", "browser_hash", "nonce_hash", "sealed_request"))
                .doesNotContain(state.reveal(), browser.reveal(), nonce.reveal());
    }

    @Test
    void of_sixteen_threads_with_one_state_one_wins() throws Exception {
        List<Optional<PendingLogin>> results = Race.run(16, runner -> () -> logins.take(state, browser));

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
    }
}
