package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.store.StoreTest;
import io.kestramcp.store.UpstreamToken;
import io.kestramcp.store.UpstreamTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenVaultTest extends StoreTest {
    private static final String K1 = Keys.entry("k1", 1);
    private static final String K2 = Keys.entry("k2", 2);
    private static final Secret TOKEN = new Secret("kestra-token-of-alice");

    private UpstreamTokens rows;
    private TokenVault vault;

    @BeforeEach
    void openVault() {
        rows = new UpstreamTokens(database, clock, "main");
        vault = new TokenVault(rows, Keys.sealer(K1));
    }

    private TokenVault vaultWith(String... keys) {
        return new TokenVault(rows, Keys.sealer(keys));
    }

    private UpstreamToken row() {
        return rows.find(ALICE).orElseThrow();
    }

    @Test
    void who_registered_nothing_has_no_credential() {
        assertThat(vault.credential(ALICE)).isEmpty();
        assertThat(vault.find(ALICE)).isEmpty();
    }

    @Test
    void a_user_acts_with_the_token_that_this_user_registered_and_nobody_else_does() {
        vault.register(ALICE, TOKEN, "token of user alice");

        assertThat(vault.credential(ALICE)).contains(new UpstreamCredential.Bearer(TOKEN));
        assertThat(vault.credential(BOB)).isEmpty();
        assertThat(vault.credential(OTHER_ALICE)).isEmpty();
        assertThat(new TokenVault(new UpstreamTokens(database, clock, "other"), Keys.sealer(K1)).credential(ALICE))
                .isEmpty();
    }

    @Test
    void the_store_holds_the_token_only_sealed() {
        vault.register(ALICE, TOKEN, "token of user alice");

        assertThat(row().toString()).contains("v1.k1.").doesNotContain(TOKEN.reveal());
    }

    @Test
    void what_is_shown_of_a_token_is_its_label_and_its_dates() {
        Instant first = clock.instant();
        vault.register(ALICE, TOKEN, "token of user alice");
        clock.advance(Duration.ofDays(1));
        vault.register(ALICE, new Secret("newer"), "token of user alice");

        assertThat(vault.find(ALICE))
                .contains(new RegisteredToken(
                        ALICE.issuer(), "alice", "token of user alice", "k1", first, clock.instant()));
        assertThat(vault.list()).hasSize(1);
        assertThat(vault.credential(ALICE)).contains(new UpstreamCredential.Bearer(new Secret("newer")));
    }

    @Test
    void a_row_that_is_moved_to_another_user_does_not_open() {
        vault.register(ALICE, TOKEN, "token of user alice");
        rows.put(BOB, row().sealedToken(), row().keyId(), row().label());

        assertThatThrownBy(() -> vault.credential(BOB))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("The Kestra token of user bob cannot be read, and nothing was sent.")
                .hasMessageContaining("the row was moved or changed");
    }

    @Test
    void a_token_whose_key_was_taken_away_is_a_failure_and_not_no_token() {
        vault.register(ALICE, TOKEN, "token of user alice");

        assertThatThrownBy(() -> vaultWith(K2).credential(ALICE))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("the key k1, which is not set");
        assertThat(row().keyId()).isEqualTo("k1");
    }

    @Test
    void reading_seals_with_the_newest_key_so_that_the_old_one_can_go() {
        vault.register(ALICE, TOKEN, "token of user alice");
        Instant registered = clock.instant();
        clock.advance(Duration.ofDays(1));

        vaultWith(K2, K1).credential(ALICE);

        assertThat(row().keyId()).isEqualTo("k2");
        assertThat(row().updatedAt()).isEqualTo(registered);
        assertThat(vaultWith(K2).credential(ALICE)).contains(new UpstreamCredential.Bearer(TOKEN));
    }

    @Test
    void all_tokens_are_sealed_again_at_once() {
        vault.register(ALICE, TOKEN, "token of user alice");
        vault.register(BOB, new Secret("b"), "token of user bob");
        TokenVault rotated = vaultWith(K2, K1);
        rotated.register(OTHER_ALICE, new Secret("o"), "token of user alice");

        assertThat(rotated.resealAll()).isEqualTo(2);
        assertThat(rotated.resealAll()).isZero();
        assertThat(rotated.countByKey()).isEqualTo(Map.of("k2", 3));
    }

    @Test
    void more_than_a_page_of_tokens_is_listed_and_sealed_again_whole() {
        for (int i = 0; i < 205; i++) {
            vault.register(new Principal(ALICE.issuer(), "user" + i, "User"), TOKEN, "token of user " + i);
        }

        assertThat(vault.list()).hasSize(205).doesNotHaveDuplicates();
        assertThat(vaultWith(K2, K1).resealAll()).isEqualTo(205);
    }

    @Test
    void a_removed_token_is_gone_for_every_gateway_at_once() {
        TokenVault other = vaultWith(K1);
        vault.register(ALICE, TOKEN, "token of user alice");
        assertThat(other.credential(ALICE)).isPresent();

        assertThat(vault.remove(ALICE)).isTrue();

        assertThat(other.credential(ALICE)).isEmpty();
        assertThat(vault.remove(ALICE)).isFalse();
    }

    @Test
    void a_token_that_could_not_stand_in_a_header_is_refused_and_not_shown() {
        assertThatThrownBy(() -> vault.register(ALICE, new Secret("hunter2\r\nX: y"), "token of user alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
        assertThat(vault.find(ALICE)).isEqualTo(Optional.empty());
    }
}
