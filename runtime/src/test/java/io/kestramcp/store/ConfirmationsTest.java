package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.store.Confirmations.Spending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmationsTest extends StoreTest {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ACTION = "delete_flow {\"namespace\":\"company.team\",\"id\":\"a\"}";

    private static final String EFFECT = "deletes the flow a";

    private Confirmations confirmations;
    private Secret token;

    @BeforeEach
    void issueToken() {
        confirmations = new Confirmations(database, clock);
        token = confirmations.issue(ALICE, ACTION, EFFECT, LIFE);
    }

    private Spending spend(Secret spent, Principal user, String action, String effect) {
        return confirmations.spend(spent, user, action, effect);
    }

    @Test
    void a_token_is_good_once() {
        assertThat(spend(token, ALICE, ACTION, EFFECT)).isEqualTo(Spending.GOOD);
        assertThat(spend(token, ALICE, ACTION, EFFECT)).isEqualTo(Spending.USED);
    }

    @Test
    void another_user_action_or_effect_spends_nothing() {
        assertThat(spend(token, BOB, ACTION, EFFECT)).isEqualTo(Spending.UNKNOWN);
        assertThat(spend(token, OTHER_ALICE, ACTION, EFFECT)).isEqualTo(Spending.UNKNOWN);
        assertThat(spend(token, ALICE, ACTION.replace("\"a\"", "\"b\""), EFFECT))
                .isEqualTo(Spending.OTHER_ACTION);
        assertThat(spend(token, ALICE, ACTION, EFFECT + " and b")).isEqualTo(Spending.OTHER_EFFECT);
        assertThat(spend(RandomSecret.create(), ALICE, ACTION, EFFECT)).isEqualTo(Spending.UNKNOWN);

        assertThat(spend(token, ALICE, ACTION, EFFECT)).isEqualTo(Spending.GOOD);
    }

    @Test
    void a_token_ends_with_its_life() {
        clock.advance(LIFE);

        assertThat(spend(token, ALICE, ACTION, EFFECT)).isEqualTo(Spending.EXPIRED);
    }

    @Test
    void neither_token_nor_action_is_in_the_store() {
        assertThat(contents("confirmation", "token_hash", "action_hash", "effect_hash"))
                .doesNotContain(token.reveal(), "company.team", "deletes");
    }

    @Test
    void of_sixteen_threads_with_one_token_one_wins() throws Exception {
        List<Spending> results = Race.run(16, runner -> () -> spend(token, ALICE, ACTION, EFFECT));

        assertThat(results).containsOnlyOnce(Spending.GOOD).contains(Spending.USED);
    }
}
