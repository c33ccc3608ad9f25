package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code ENCRYPTION_KEY} of an earlier server: 16 bytes that sign and 16 that encrypt. Opens that server's values (the
 * Fernet format, version 0x80: time 8 bytes, IV 16, AES-128-CBC, HMAC-SHA256 over all before it), and makes a key of our
 * own, which shares no bytes with them. Values are never sealed this way again: the format does not bind an owner.
 */
public final class FernetKey {
    private static final int HALF = 16;
    private static final int MAC_BYTES = 32;
    private static final int HEADER_BYTES = 1 + Long.BYTES;
    private static final byte VERSION = (byte) 0x80;
    private static final int ID_BYTES = 4;

    private final byte[] secret;

    private FernetKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads a key: 32 bytes in base64url, 44 characters.
     *
     * @throws VaultException when it is not; the message does not show it
     */
    public static FernetKey parse(Secret text) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(text.reveal().strip());
        } catch (IllegalArgumentException wrong) {
            key = new byte[0];
        }
        if (key.length != 2 * HALF) {
            throw new VaultException(
                    "ENCRYPTION_KEY must be 32 bytes in base64url (44 characters), as the earlier server"
                            + " wrote it. For a new key set ENCRYPTION_KEYS; " + KeyRing.HOW_TO_GENERATE);
        }
        return new FernetKey(key);
    }

    /** Our own key, derived; its id tells one secret from another without telling anything of it. */
    SealingKey sealingKey() {
        byte[] id = Hkdf.derive(secret, "kestra-mcp vault key id", ID_BYTES);
        return new SealingKey(
                "e-" + HexFormat.of().formatHex(id),
                Hkdf.derive(secret, "kestra-mcp vault AES-256-GCM", SealingKey.BYTES));
    }

    /**
     * Opens a value of the earlier server, of any age.
     *
     * @throws VaultException when it is not one, was changed, or was made with another key
     */
    public Secret open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.strip());
        } catch (IllegalArgumentException wrong) {
            bytes = new byte[0];
        }
        int signed = bytes.length - MAC_BYTES;
        if (signed < HEADER_BYTES + 2 * HALF || bytes[0] != VERSION) {
            throw new VaultException("The value is not one of the earlier server (gAAAA...).");
        }
        try {
            // Checked before anything is decrypted: CBC alone tells an attacker about the padding.
            if (!MessageDigest.isEqual(mac(bytes, signed), Arrays.copyOfRange(bytes, signed, bytes.length))) {
                throw new VaultException("The value was changed, or sealed with another ENCRYPTION_KEY.");
            }
            return new Secret(decrypt(bytes, signed));
        } catch (GeneralSecurityException failed) {
            throw new VaultException("The value is damaged: " + failed.getMessage(), failed);
        }
    }

    private byte[] mac(byte[] bytes, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, 0, HALF, "HmacSHA256"));
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    private String decrypt(byte[] bytes, int end) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(secret, HALF, HALF, "AES"),
                new IvParameterSpec(bytes, HEADER_BYTES, HALF));
        int start = HEADER_BYTES + HALF;
        return new String(cipher.doFinal(bytes, start, end - start), StandardCharsets.UTF_8);
    }
}
