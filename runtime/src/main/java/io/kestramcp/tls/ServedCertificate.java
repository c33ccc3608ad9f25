package io.kestramcp.tls;

import io.kestramcp.config.TlsFiles;
import io.kestramcp.config.WatchedFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that is served now. Both files must be good at the start; a good change of them holds a few seconds later,
 * a bad one is told and the last good pair stays. Thread-safe.
 */
public final class ServedCertificate implements Supplier<KeyedCertificate> {
    private static final Logger LOG = LoggerFactory.getLogger(ServedCertificate.class);

    private final WatchedFiles<KeyedCertificate> files;

    /**
     * Reads the files.
     *
     * @param nanoTime a clock that does not jump
     * @throws TlsException when they cannot be used
     */
    public ServedCertificate(TlsFiles files, LongSupplier nanoTime) {
        this.files =
                new WatchedFiles<>(List.of(files.certificate(), files.key()), texts(files), new Pair(files), nanoTime);
    }

    /** Reads both files once. */
    public static KeyedCertificate read(TlsFiles files) {
        return new Pair(files).read(texts(files));
    }

    private static List<String> texts(TlsFiles files) {
        try {
            return WatchedFiles.texts(List.of(files.certificate(), files.key()));
        } catch (IOException unreadable) {
            throw new TlsException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public KeyedCertificate get() {
        return files.get();
    }

    /** Why the files as they are now cannot be served; empty when they are. */
    public Optional<String> complaint() {
        return files.complaint();
    }

    private record Pair(TlsFiles files) implements WatchedFiles.Use<KeyedCertificate> {
        @Override
        public KeyedCertificate read(List<String> texts) {
            return KeyedCertificate.read(files, texts.get(0), texts.get(1));
        }

        @Override
        public void changed(KeyedCertificate pair) {
            LOG.info(
                    "The certificate in {} has changed and is shown to new connections from now on; it holds until {}.",
                    files.certificate(),
                    pair.until());
        }

        @Override
        public void refused(String reason) {
            LOG.error("The changed certificate cannot be used; the last good one stays. {}", reason);
        }
    }
}
