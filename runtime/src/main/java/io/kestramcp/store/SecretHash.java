package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Finds a secret without keeping it. Plain SHA-256 is enough because what is hashed is random and long
 * ({@link RandomSecret}); it would not be for a password.
 */
public final class SecretHash {
    private SecretHash() {}

    /** SHA-256 in base64url, 43 characters. */
    public static String of(Secret secret) {
        return of(secret.reveal());
    }

    static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
