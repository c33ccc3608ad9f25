package io.kestramcp.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): makes independent keys of one secret. */
final class Hkdf {
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** Derives {@code length} bytes for the purpose that {@code info} names, without salt. */
    static byte[] derive(byte[] secret, String info, int length) {
        return derive(secret, new byte[HASH_BYTES], info.getBytes(StandardCharsets.UTF_8), length);
    }

    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        byte[] pseudoRandomKey = mac(salt.length == 0 ? new byte[HASH_BYTES] : salt, secret);
        byte[] derived = new byte[0];
        byte[] block = new byte[0];
        for (int counter = 1; derived.length < length; counter++) {
            block = mac(pseudoRandomKey, block, info, new byte[] {(byte) counter});
            int filled = derived.length;
            derived = Arrays.copyOf(derived, filled + HASH_BYTES);
            System.arraycopy(block, 0, derived, filled, HASH_BYTES);
        }
        return Arrays.copyOf(derived, length);
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
