package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmationsTest extends StoreTest {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ACTION = "delete_flow {\"namespace\":\"company.team\",\"id\":\"a\"}";

    private Confirmations confirmations;
    private Secret token;

    @BeforeEach
    void issueToken() {
        confirmations = new Confirmations(database, clock);
        token = confirmations.issue(ALICE, ACTION, LIFE);
    }

    @Test
    void a_token_is_good_once() {
        assertThat(confirmations.spend(token, ALICE, ACTION)).isTrue();
        assertThat(confirmations.spend(token, ALICE, ACTION)).isFalse();
    }

    @Test
    void another_user_or_another_action_spends_nothing() {
        assertThat(confirmations.spend(token, BOB, ACTION)).isFalse();
        assertThat(confirmations.spend(token, OTHER_ALICE, ACTION)).isFalse();
        assertThat(confirmations.spend(token, ALICE, ACTION.replace("\"a\"", "\"b\"")))
                .isFalse();
        assertThat(confirmations.spend(RandomSecret.create(), ALICE, ACTION)).isFalse();

        assertThat(confirmations.spend(token, ALICE, ACTION)).isTrue();
    }

    @Test
    void a_token_ends_with_its_life() {
        clock.advance(LIFE);

        assertThat(confirmations.spend(token, ALICE, ACTION)).isFalse();
    }

    @Test
    void neither_token_nor_action_is_in_the_store() {
        assertThat(contents("confirmation", "token_hash", "action_hash"))
                .doesNotContain(token.reveal(), "company.team");
    }

    @Test
    void of_sixteen_threads_with_one_token_one_wins() throws Exception {
        List<Boolean> results = Race.run(16, runner -> () -> confirmations.spend(token, ALICE, ACTION));

        assertThat(results).containsOnlyOnce(true);
    }
}
