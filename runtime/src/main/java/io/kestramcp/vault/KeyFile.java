package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in a file that may be written anew: it is looked at again at most every {@link #INTERVAL}, when a key is needed.
 * A list that cannot be used changes nothing: the last good one stays, and the log says so, once for each text. Thread-safe.
 */
public final class KeyFile implements Supplier<KeyRing> {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;
    private final Optional<Secret> encryptionKey;
    private final Clock clock;
    private String text;
    private KeyRing keys;
    private Instant lookedAt;

    /**
     * Begins with keys that were read from the file already.
     *
     * @param encryptionKeys the file's text
     * @param encryptionKey the one key of an earlier server, which stands elsewhere and stays
     * @throws VaultException when they cannot be used
     */
    public KeyFile(Path file, Secret encryptionKeys, Optional<Secret> encryptionKey, Clock clock) {
        this.file = file;
        this.encryptionKey = encryptionKey;
        this.clock = clock;
        this.text = encryptionKeys.reveal().strip();
        this.keys = ring(text);
        this.lookedAt = clock.instant();
    }

    @Override
    public synchronized KeyRing get() {
        Instant now = clock.instant();
        if (Duration.between(lookedAt, now).compareTo(INTERVAL) >= 0) {
            lookedAt = now;
            look();
        }
        return keys;
    }

    private void look() {
        String found = "";
        try {
            found = Files.readString(file).strip();
            if (!found.equals(text)) {
                keys = ring(found);
                LOG.info(
                        "The keys in {} have changed; from now on {} seals, and these open: {}.",
                        file,
                        keys.ids().get(0),
                        keys.ids());
            }
        } catch (IOException | VaultException unusable) {
            if (!found.equals(text)) {
                // No message of a key shows one.
                LOG.error(
                        "The changed keys in {} cannot be used; the last good ones stay. {}",
                        file,
                        unusable.getMessage());
            }
        }
        text = found;
    }

    private KeyRing ring(String list) {
        return KeyRing.of(Optional.of(new Secret(list)), encryptionKey);
    }
}
