package io.kestramcp.vault;

import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An AES-256 key and the id that sealed values name it by. Its text shows the id alone. */
final class SealingKey {
    static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final String id;
    private final SecretKey key;

    SealingKey(String id, byte[] key) {
        if (!ID.matcher(id).matches()) {
            throw new VaultException("A key's id is 1 to 32 letters, digits, - or _.");
        }
        if (key.length != BYTES) {
            throw new VaultException("The key " + id + " has " + key.length + " bytes, it needs " + BYTES + ": "
                    + KeyRing.HOW_TO_GENERATE);
        }
        this.id = id;
        this.key = new SecretKeySpec(key, "AES");
    }

    String id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    /** Whether both are the same key, whatever their ids. */
    boolean sameKey(SealingKey other) {
        return key.equals(other.key);
    }

    @Override
    public String toString() {
        return id;
    }
}
