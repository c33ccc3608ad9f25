package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys that values are sealed with: the first seals, all of them open. To rotate, put a new key first, let every
 * value be sealed again, then take the old one away.
 */
public final class KeyRing {
    static final String HOW_TO_GENERATE = "make one with kestra-mcp key generate.";

    private final List<SealingKey> keys;

    private KeyRing(List<SealingKey> keys) {
        this.keys = List.copyOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            for (SealingKey earlier : keys.subList(0, i)) {
                if (earlier.id().equals(keys.get(i).id())) {
                    throw new VaultException("ENCRYPTION_KEYS names the id " + earlier + " twice.");
                }
                if (earlier.sameKey(keys.get(i))) {
                    throw new VaultException("The keys " + earlier + " and " + keys.get(i) + " are one and the same.");
                }
            }
        }
    }

    /**
     * Reads the keys as an operator sets them.
     *
     * @param encryptionKeys {@code ENCRYPTION_KEYS}: {@code id:key} separated by commas, newest first; a key is 32 bytes
     *     in base64url
     * @param encryptionKey {@code ENCRYPTION_KEY}, the one key of an earlier server: opens, and seals when there is no
     *     other
     * @throws VaultException when there is none, or one is unusable; no message shows a key
     */
    public static KeyRing of(Optional<Secret> encryptionKeys, Optional<Secret> encryptionKey) {
        List<SealingKey> keys = new ArrayList<>();
        encryptionKeys.ifPresent(text -> parse(text.reveal(), keys));
        encryptionKey.ifPresent(text -> keys.add(FernetKey.parse(text).sealingKey()));
        if (keys.isEmpty()) {
            throw new VaultException(
                    "There is no key to seal users' tokens with: set ENCRYPTION_KEYS; " + HOW_TO_GENERATE);
        }
        return new KeyRing(keys);
    }

    private static void parse(String text, List<SealingKey> keys) {
        for (String entry : text.strip().split("\\s*,\\s*", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw new VaultException(
                        "ENCRYPTION_KEYS must be id:key, newest first, separated by commas; " + HOW_TO_GENERATE);
            }
            keys.add(new SealingKey(entry.substring(0, colon), decode(entry.substring(colon + 1))));
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException wrong) {
            // The decoder's message quotes a character of the key.
            throw new VaultException("A key in ENCRYPTION_KEYS is not base64url (A-Z a-z 0-9 - _).");
        }
    }

    /** The key that seals. */
    SealingKey primary() {
        return keys.get(0);
    }

    /** The key of that id, if the ring has it. */
    Optional<SealingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The ids of all keys, the one that seals first. */
    public List<String> ids() {
        return keys.stream().map(SealingKey::id).toList();
    }
}
