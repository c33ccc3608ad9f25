package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes values that cannot be guessed. */
public final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomSecret() {}

    /** 256 random bits in base64url: 43 characters that stand unescaped in a URL, a header and a cookie. */
    public static Secret create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
