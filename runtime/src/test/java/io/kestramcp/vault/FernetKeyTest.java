package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FernetKeyTest {
    private static final FernetKey KEY = FernetKey.parse(new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    /** Written with Python's cryptography 48.0.0 under {@link #KEY}. */
    private static final String PYTHON =
            "gAAAAABlU_EACNY08YxtVYruysZRz5Kru0qQQeUfKtTRUOrLhl2GGd8Xg5r5PJ7q5gsozNzN1EhYXzvHpJ6OMvh8axrB6dY-qHpBm0afV_1aj-Z5D_pwESc=";

    @Test
    void the_vector_of_the_format_opens() {
        FernetKey key = FernetKey.parse(new Secret("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="));

        Secret opened = key.open("gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7Jcbmr"
                + "R64jVmpU4IwqDA==");

        assertThat(opened.reveal()).isEqualTo("hello");
    }

    @Test
    void a_value_that_python_wrote_opens_whatever_its_age() {
        assertThat(KEY.open(PYTHON).reveal()).isEqualTo("kestra-\u0442\u043e\u043a\u0435\u043d");
    }

    @Test
    void any_changed_byte_is_noticed_before_anything_is_decrypted() {
        byte[] data = Base64.getUrlDecoder().decode(PYTHON);
        for (int i = 0; i < data.length; i++) {
            data[i] ^= 1;
            String changed = Base64.getUrlEncoder().encodeToString(data);
            data[i] ^= 1;

            assertThatThrownBy(() -> KEY.open(changed))
                    .isInstanceOf(VaultException.class)
                    .hasNoCause();
        }
    }

    @Test
    void another_key_does_not_open_it() {
        FernetKey other = FernetKey.parse(new Secret("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="));

        assertThatThrownBy(() -> other.open(PYTHON))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("another ENCRYPTION_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gAAAA", "plain text", "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BA=="})
    void what_is_too_short_or_not_base64_is_refused(String text) {
        assertThatThrownBy(() -> KEY.open(text))
                .isInstanceOf(VaultException.class)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "hunter2!", "AAECAwQFBgcICQoLDA0ODw=="})
    void a_key_of_another_length_is_refused_and_not_shown(String text) {
        assertThatThrownBy(() -> FernetKey.parse(new Secret(text)))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("44 characters")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void two_secrets_give_two_key_ids() {
        FernetKey other = FernetKey.parse(new Secret("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="));

        assertThat(other.sealingKey().id()).isNotEqualTo(KEY.sealingKey().id());
    }
}
