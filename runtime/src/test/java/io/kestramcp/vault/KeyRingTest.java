package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.store.TestClock;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final Secret FERNET = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @Test
    void the_first_key_is_the_one_that_seals() {
        KeyRing ring = Keys.ring(Keys.entry("k2", 2), Keys.entry("k1", 1));

        assertThat(ring.primary().id()).isEqualTo("k2");
        assertThat(ring.ids()).containsExactly("k2", "k1");
    }

    @Test
    void the_earlier_servers_key_comes_after_the_named_ones() {
        KeyRing ring = KeyRing.of(Optional.of(new Secret(Keys.entry("k1", 1))), Optional.of(FERNET));

        assertThat(ring.ids()).hasSize(2).first().isEqualTo("k1");
        assertThat(ring.ids().get(1)).matches("e-[0-9a-f]{8}");
    }

    @Test
    void the_earlier_servers_key_alone_seals_with_bytes_that_are_not_its_own() {
        KeyRing ring = KeyRing.of(Optional.empty(), Optional.of(FERNET));

        String derived = HexFormat.of().formatHex(ring.primary().key().getEncoded());
        for (int i = 0; i < 29; i++) {
            assertThat(derived)
                    .doesNotContain(HexFormat.of().formatHex(new byte[] {(byte) i, (byte) (i + 1), (byte) (i + 2)}));
        }
    }

    @Test
    void no_key_at_all_is_refused_with_the_next_step() {
        assertThatThrownBy(() -> KeyRing.of(Optional.empty(), Optional.empty()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("set ENCRYPTION_KEYS")
                .hasMessageContaining("kestra-mcp key generate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2hunter2",
                "k1:hunter2",
                "k1:hunter2!",
                "k 1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
                ":AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
                "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE,",
                ""
            })
    void an_unusable_entry_is_refused_and_no_part_of_a_key_is_shown(String keys) {
        assertThatThrownBy(() -> Keys.ring(keys))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("AQEB")
                .hasNoCause();
    }

    @Test
    void an_id_stands_for_one_key() {
        assertThatThrownBy(() -> Keys.ring(Keys.entry("k1", 2), Keys.entry("k1", 1)))
                .isInstanceOf(VaultException.class)
                .hasMessage("ENCRYPTION_KEYS names the id k1 twice.");
    }

    @Test
    void a_rotation_to_the_same_key_is_refused() {
        assertThatThrownBy(() -> Keys.ring(Keys.entry("k2", 1), Keys.entry("k1", 1)))
                .isInstanceOf(VaultException.class)
                .hasMessage("The keys k2 and k1 are one and the same.");
    }

    @Test
    void a_generated_key_is_usable_new_each_time_and_tells_its_day() {
        TestClock clock = new TestClock();

        Secret first = NewKey.create(clock);
        Secret second = NewKey.create(clock);

        assertThat(Keys.ring(first.reveal()).primary().id()).startsWith("k20261121-");
        assertThat(first.reveal().split(":", -1)[1])
                .isNotEqualTo(second.reveal().split(":", -1)[1]);
    }
}
