package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import io.kestramcp.config.WatchedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in a file that may be written anew: it is looked at again when a key is needed, every few seconds at most. A list
 * that cannot be used changes nothing: the last good one stays, and the log says so, once for each text. Thread-safe.
 */
public final class KeyFile implements Supplier<KeyRing> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final WatchedFiles<KeyRing> file;

    /**
     * Begins with keys that were read from the file already.
     *
     * @param encryptionKeys the file's text
     * @param encryptionKey the one key of an earlier server, which stands elsewhere and stays
     * @param nanoTime a clock that does not jump
     * @throws VaultException when they cannot be used
     */
    public KeyFile(Path file, Secret encryptionKeys, Optional<Secret> encryptionKey, LongSupplier nanoTime) {
        this.file = new WatchedFiles<>(
                List.of(file), List.of(encryptionKeys.reveal()), new Reading(file, encryptionKey), nanoTime);
    }

    @Override
    public KeyRing get() {
        return file.get();
    }

    private record Reading(Path file, Optional<Secret> encryptionKey) implements WatchedFiles.Use<KeyRing> {
        @Override
        public KeyRing read(List<String> texts) {
            return KeyRing.of(Optional.of(new Secret(texts.get(0))), encryptionKey);
        }

        @Override
        public void changed(KeyRing keys) {
            LOG.info(
                    "The keys in {} have changed; from now on {} seals, and these open: {}.",
                    file,
                    keys.ids().get(0),
                    keys.ids());
        }

        @Override
        public void refused(String reason) {
            // No message of a key shows one.
            LOG.error("The changed keys in {} cannot be used; the last good ones stay. {}", file, reason);
        }
    }
}
