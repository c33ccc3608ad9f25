package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens values with AES-256-GCM. A sealed value reads {@code v1.KEYID.DATA}; the data is base64url of a random
 * nonce of 12 bytes, the ciphertext and a tag of 16. The header and the {@link Binding} are authenticated. Thread-safe.
 */
public final class Sealer {
    private static final Pattern SEALED =
            Pattern.compile("(?<header>v1\\.(?<id>[A-Za-z0-9_-]+))\\.(?<data>[A-Za-z0-9_-]+)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<KeyRing> keys;
    private final SecureRandom random = new SecureRandom();

    public Sealer(KeyRing keys) {
        this(() -> keys);
    }

    /** @param keys the ring that holds now; asked at each value */
    public Sealer(Supplier<KeyRing> keys) {
        this.keys = keys;
    }

    /**
     * A sealed value.
     *
     * @param text goes to the store
     * @param keyId the key it is sealed with
     */
    public record Sealed(String text, String keyId) {}

    /**
     * An opened value.
     *
     * @param value the secret
     * @param stale whether it was sealed with an older key, and should be sealed again
     */
    public record Opened(Secret value, boolean stale) {}

    /** Seals a value for a place, with the newest key. */
    public Sealed seal(Secret value, Binding place) {
        SealingKey key = keys.get().primary();
        String header = "v1." + key.id();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, key, nonce, place.bytes(header))
                    .doFinal(value.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] data = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, data, NONCE_BYTES, ciphertext.length);
            return new Sealed(
                    header + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(data), key.id());
        } catch (GeneralSecurityException failed) {
            throw new VaultException("The value could not be sealed: " + failed.getMessage(), failed);
        }
    }

    /**
     * Opens a value at its place.
     *
     * @throws VaultException when its key is not in the ring, when it belongs to another place, or when it was changed
     */
    public Opened open(String sealed, Binding place) {
        Matcher parts = parts(sealed);
        String id = parts.group("id");
        KeyRing ring = keys.get();
        SealingKey key = ring.find(id)
                .orElseThrow(() -> new VaultException("A stored value is sealed with the key " + id
                        + ", which is not set." + " Put it back into ENCRYPTION_KEYS, after the newer ones; set are "
                        + ring.ids() + "."));
        byte[] opened = open(key, parts.group("data"), place.bytes(parts.group("header")));
        return new Opened(
                new Secret(new String(opened, StandardCharsets.UTF_8)),
                !id.equals(ring.primary().id()));
    }

    /**
     * The id of the key that a value is sealed with.
     *
     * @throws VaultException when it is no sealed value
     */
    static String keyId(String sealed) {
        return parts(sealed).group("id");
    }

    private static Matcher parts(String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new VaultException("A stored value is not a sealed one: the store was written by something else.");
        }
        return parts;
    }

    private static byte[] open(SealingKey key, String text, byte[] associated) {
        try {
            byte[] data = Base64.getUrlDecoder().decode(text);
            if (data.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new VaultException("A stored value is cut off: restore the store from a backup.");
            }
            byte[] nonce = Arrays.copyOf(data, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                    .doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES);
        } catch (AEADBadTagException changed) {
            throw new VaultException(
                    "A stored value does not open with its key " + key
                            + ": the row was moved or changed, or another key" + " bears this id.",
                    changed);
        } catch (GeneralSecurityException | IllegalArgumentException failed) {
            throw new VaultException("A stored value is damaged: " + failed.getMessage(), failed);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
