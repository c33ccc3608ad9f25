package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentsTest extends StoreTest {
    private static final String SERVER = "https://gateway.example/mcp";

    private Consents consents;

    @BeforeEach
    void openConsents() {
        consents = new Consents(database, clock);
    }

    @Test
    void a_consent_holds_for_one_user_one_client_and_one_server() {
        consents.remember(ALICE, "client", SERVER, Set.of("read"));

        assertThat(consents.find(ALICE, "client", SERVER))
                .contains(new Consent("client", SERVER, Set.of("read"), clock.instant()));
        assertThat(consents.find(BOB, "client", SERVER)).isEmpty();
        assertThat(consents.find(OTHER_ALICE, "client", SERVER)).isEmpty();
        assertThat(consents.find(ALICE, "other", SERVER)).isEmpty();
        assertThat(consents.find(ALICE, "client", SERVER + "/other")).isEmpty();
    }

    @Test
    void a_later_answer_replaces_the_earlier_one() {
        consents.remember(ALICE, "client", SERVER, Set.of("read", "write"));
        clock.advance(Duration.ofDays(1));
        consents.remember(ALICE, "client", SERVER, Set.of("read"));

        assertThat(consents.list(ALICE))
                .containsExactly(new Consent("client", SERVER, Set.of("read"), clock.instant()));
    }

    @Test
    void a_withdrawn_consent_is_gone_and_the_others_stay() {
        consents.remember(ALICE, "client", SERVER, Set.of());
        consents.remember(ALICE, "other", SERVER, Set.of());

        assertThat(consents.withdraw(ALICE, "client", SERVER)).isTrue();
        assertThat(consents.withdraw(ALICE, "client", SERVER)).isFalse();
        assertThat(consents.list(ALICE)).extracting(Consent::clientId).containsExactly("other");
    }

    @Test
    void answers_that_race_leave_one_of_them() throws Exception {
        Race.run(8, runner -> () -> {
            consents.remember(ALICE, "client", SERVER, Set.of("scope" + runner));
            return null;
        });

        assertThat(consents.list(ALICE)).singleElement().satisfies(consent -> assertThat(consent.scopes())
                .hasSize(1));
    }

    @Test
    void a_scope_that_would_read_back_as_two_is_refused() {
        assertThatThrownBy(() -> consents.remember(ALICE, "client", SERVER, Set.of("read write")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
