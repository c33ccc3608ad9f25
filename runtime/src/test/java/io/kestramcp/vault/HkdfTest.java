package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The SHA-256 test cases of RFC 5869, appendix A. */
class HkdfTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void case_1_gives_the_bytes_of_the_rfc() {
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0b);

        assertThat(Hkdf.derive(secret, hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42))
                .isEqualTo(hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
    }

    @Test
    void case_3_without_salt_and_info_gives_the_bytes_of_the_rfc() {
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0b);

        assertThat(Hkdf.derive(secret, "", 42))
                .isEqualTo(hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }
}
