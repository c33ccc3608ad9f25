package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private static final String K1 = Keys.entry("k1", 1);
    private static final String K2 = Keys.entry("k2", 2);
    private static final Binding PLACE = Binding.of("table", "issuer", "tenant", "alice");
    private static final Secret VALUE = new Secret("s\u00e9cret \uD83D\uDD11");

    private final Sealer sealer = Keys.sealer(K1);

    @Test
    void a_value_opens_at_its_place() {
        Sealer.Sealed sealed = sealer.seal(VALUE, PLACE);

        assertThat(sealed.keyId()).isEqualTo("k1");
        assertThat(sealed.text()).matches("v1\\.k1\\.[A-Za-z0-9_-]+").doesNotContain("cret");
        assertThat(sealer.open(sealed.text(), PLACE)).isEqualTo(new Sealer.Opened(VALUE, false));
    }

    @Test
    void the_same_value_never_seals_to_the_same_text() {
        assertThat(sealer.seal(VALUE, PLACE).text())
                .isNotEqualTo(sealer.seal(VALUE, PLACE).text());
    }

    @Test
    void a_value_opens_at_no_other_place() {
        String sealed = sealer.seal(VALUE, PLACE).text();

        for (Binding other : new Binding[] {
            Binding.of("table", "issuer", "tenant", "bob"),
            Binding.of("table", "issuer", "tenant2", "alice"),
            Binding.of("table", "issuer2", "tenant", "alice"),
            Binding.of("table2", "issuer", "tenant", "alice"),
            Binding.of("table", "issuert", "enant", "alice"),
            Binding.of("table", "issuer", "tenantalice"),
            Binding.of("table", "issuer", "tenant", "", "alice"),
            Binding.of("tableissuertenantalice")
        }) {
            assertThatThrownBy(() -> sealer.open(sealed, other))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining("the row was moved or changed");
        }
    }

    @Test
    void A_7_a_value_under_an_older_key_opens_and_is_called_stale() {
        String sealed = sealer.seal(VALUE, PLACE).text();

        assertThat(Keys.sealer(K2, K1).open(sealed, PLACE)).isEqualTo(new Sealer.Opened(VALUE, true));
    }

    @Test
    void A_7_a_value_whose_key_was_taken_away_names_the_key_that_is_missing() {
        String sealed = sealer.seal(VALUE, PLACE).text();

        assertThatThrownBy(() -> Keys.sealer(K2).open(sealed, PLACE))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("the key k1, which is not set")
                .hasMessageContaining("ENCRYPTION_KEYS");
    }

    @Test
    void another_key_under_the_same_id_does_not_open() {
        String sealed = sealer.seal(VALUE, PLACE).text();

        assertThatThrownBy(() -> Keys.sealer(Keys.entry("k1", 9)).open(sealed, PLACE))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("another key bears this id");
    }

    @Test
    void any_changed_byte_is_noticed() {
        String sealed = sealer.seal(VALUE, PLACE).text();
        byte[] data = Base64.getUrlDecoder().decode(sealed.substring("v1.k1.".length()));
        for (int i = 0; i < data.length; i++) {
            data[i] ^= 1;
            String changed = "v1.k1." + Base64.getUrlEncoder().withoutPadding().encodeToString(data);
            data[i] ^= 1;

            assertThatThrownBy(() -> sealer.open(changed, PLACE)).isInstanceOf(VaultException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "v1.k1", "v1.k1.", "v1.k1.AAAA", "v1.k1.A", "v2.k1.AAAA", "v1.k1.AA AA", "gAAAAABh"
            })
    void what_is_not_a_sealed_value_is_refused(String text) {
        assertThatThrownBy(() -> sealer.open(text, PLACE)).isInstanceOf(VaultException.class);
    }
}
