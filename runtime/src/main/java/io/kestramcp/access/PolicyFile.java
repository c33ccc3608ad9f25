package io.kestramcp.access;

import io.kestramcp.config.WatchedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in a file. It must be good at the start; later the file is looked at every few seconds, a good change holds
 * from then on, and a bad one is told in the log while the last good one stays. Thread-safe.
 */
public final class PolicyFile implements Supplier<Policy> {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);

    private final WatchedFiles<Policy> file;

    /**
     * Reads the file.
     *
     * @param nanoTime a clock that does not jump
     * @throws PolicyException when it cannot be used
     */
    public PolicyFile(Path file, Vocabulary words, LongSupplier nanoTime) {
        this.file = new WatchedFiles<>(List.of(file), texts(file), new Reading(file, words), nanoTime);
    }

    private static List<String> texts(Path file) {
        try {
            return WatchedFiles.texts(List.of(file));
        } catch (IOException unreadable) {
            throw new PolicyException(List.of(unreadable.getMessage()));
        }
    }

    /** Waits for nothing but a look of its own, and allocates nothing between two looks. */
    @Override
    public Policy get() {
        return file.get();
    }

    private record Reading(Path file, Vocabulary words) implements WatchedFiles.Use<Policy> {
        @Override
        public Policy read(List<String> texts) {
            return PolicyReader.read(file.toString(), texts.get(0), words);
        }

        @Override
        public void changed(Policy policy) {
            LOG.info("The policy in {} has changed and holds from now on.", file);
        }

        @Override
        public void refused(String reason) {
            LOG.error("The changed policy cannot be used; the last good one stays in force. {}", reason);
        }
    }
}
