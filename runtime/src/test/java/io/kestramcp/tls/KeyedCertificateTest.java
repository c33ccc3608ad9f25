package io.kestramcp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedCertificateTest {
    private static final TlsFiles FILES = new TlsFiles(Path.of("tls.crt"), Path.of("tls.key"));

    @ParameterizedTest
    @CsvSource({
        "rsa.crt, rsa-pkcs8.key, RSA",
        "rsa.crt, rsa-pkcs1.key, RSA",
        "ec.crt, ec-pkcs8.key, EC",
        "ec.crt, ec-sec1.key, EC",
        "ed25519.crt, ed25519-pkcs8.key, EdDSA"
    })
    void every_form_of_a_key_is_read_and_fits_its_certificate(String certificate, String key, String algorithm)
            throws IOException {
        KeyedCertificate read = read(Fixtures.text(certificate), Fixtures.text(key));
        assertThat(read.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(read.chain()).hasSize(1);
        assertThat(read.until()).isAfter(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void certificate_and_key_may_stand_in_one_file_with_text_around_them() throws IOException {
        String both = "Bag Attributes\n" + Fixtures.text("ec.crt") + "\nnote\n" + Fixtures.text("ec-sec1.key");
        assertThat(read(both, both).chain()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.crt, rsa-encrypted.key, tls.key: the private key has a password",
        "rsa.crt, rsa-pkcs1-encrypted.key, tls.key: the private key has a password",
        "rsa.crt, ec-sec1.key, 'tls.key: the private key (EC PRIVATE KEY) cannot be read as one of RSA'",
        "rsa.crt, rsa.crt, tls.key: holds no private key",
        "rsa-pkcs8.key, rsa-pkcs8.key, tls.crt: holds no certificate"
    })
    void what_cannot_be_used_is_named_with_its_file(String certificate, String key, String told) throws IOException {
        String first = Fixtures.text(certificate);
        String second = Fixtures.text(key);
        assertThatThrownBy(() -> read(first, second))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws IOException {
        String ours = Fixtures.text("ed25519.crt");
        String key = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """;
        assertThatThrownBy(() -> read(ours, key)).hasMessage("tls.key: is not the key of the certificate in tls.crt.");
    }

    @Test
    void the_certificate_of_the_key_must_be_the_first() throws IOException {
        // Of one algorithm, else the key is not even read.
        String turned = Fixtures.text("rsa-other.crt") + Fixtures.text("rsa.crt");
        String key = Fixtures.text("rsa-pkcs8.key");
        assertThatThrownBy(() -> read(turned, key))
                .hasMessage("tls.crt: the certificate that tls.key belongs to must be its first.");
    }

    @Test
    void a_file_that_is_written_to_the_half_is_refused_wherever_it_ends() throws IOException {
        String certificate = Fixtures.text("ec.crt").strip();
        String key = Fixtures.text("ec-pkcs8.key").strip();
        for (int end = 0; end < certificate.length(); end += 7) {
            String half = certificate.substring(0, end);
            assertThatThrownBy(() -> read(half, key)).isInstanceOf(TlsException.class);
        }
        for (int end = 0; end < key.length(); end += 7) {
            String half = key.substring(0, end);
            assertThatThrownBy(() -> read(certificate, half)).isInstanceOf(TlsException.class);
        }
    }

    @Test
    void a_damaged_key_is_refused_without_being_shown() throws IOException {
        String certificate = Fixtures.text("ec.crt");
        String key = Fixtures.text("ec-sec1.key");
        String inside =
                key.substring(key.indexOf("BEGIN EC PRIVATE KEY") + 26, key.indexOf("BEGIN EC PRIVATE KEY") + 66);
        for (String bad : new String[] {"", "AAAA", "MAAA", "MP//", "MAMCAQE="}) {
            String damaged = "-----BEGIN EC PRIVATE KEY-----\n" + bad + "\n-----END EC PRIVATE KEY-----\n";
            assertThatThrownBy(() -> read(certificate, damaged)).isInstanceOf(TlsException.class);
        }
        assertThatThrownBy(() -> read(certificate, key.replace(inside, inside.substring(4))))
                .isInstanceOf(TlsException.class)
                .message()
                .doesNotContain(inside.substring(4));
    }

    private static KeyedCertificate read(String certificate, String key) {
        return KeyedCertificate.read(FILES, certificate, key);
    }
}
