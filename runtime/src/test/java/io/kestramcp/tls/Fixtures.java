package io.kestramcp.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Certificates and keys as OpenSSL 3 writes them; made for these tests, of use nowhere else. */
final class Fixtures {
    private Fixtures() {}

    static String text(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
