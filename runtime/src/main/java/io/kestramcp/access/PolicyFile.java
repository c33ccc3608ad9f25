package io.kestramcp.access;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in a file. It must be good at the start; later the file is looked at every few seconds, a good change holds
 * from then on, and a bad one is told in the log while the last good one stays. Thread-safe.
 */
public final class PolicyFile implements Supplier<Policy> {
    /** How long a change may go unseen. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final long INTERVAL_MILLIS = INTERVAL.toMillis();

    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Vocabulary words;
    private final Clock clock;
    private String text;
    private volatile Policy policy;
    /** In ms, as the clock tells them. */
    private volatile long lookedAt;

    /**
     * Reads the file.
     *
     * @throws PolicyException when it cannot be used
     */
    public PolicyFile(Path file, Vocabulary words, Clock clock) {
        this.file = file;
        this.words = words;
        this.clock = clock;
        this.lookedAt = clock.millis();
        this.text = content();
        this.policy = PolicyReader.read(file.toString(), text, words);
    }

    /** Waits for nothing but a look of its own, and allocates nothing between two looks. */
    @Override
    public Policy get() {
        if (isDue()) {
            look();
        }
        return policy;
    }

    /** Also when the clock was set back. */
    private boolean isDue() {
        return Math.abs(clock.millis() - lookedAt) >= INTERVAL_MILLIS;
    }

    private synchronized void look() {
        if (!isDue()) {
            return;
        }
        lookedAt = clock.millis();
        String found = null;
        try {
            found = content();
            if (!found.equals(text)) {
                policy = PolicyReader.read(file.toString(), found, words);
                LOG.info("The policy in {} has changed and holds from now on.", file);
            }
        } catch (PolicyException e) {
            LOG.error("The changed policy cannot be used; the last good one stays in force. {}", e.getMessage());
        }
        // A bad text is told once, not at each look.
        text = found;
    }

    private String content() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new PolicyException(List.of(file + ": has more than 1 MiB."));
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new PolicyException(List.of(file + ": is not UTF-8 text."));
        } catch (IOException e) {
            throw new PolicyException(
                    List.of(file + ": cannot be read (" + e.getClass().getSimpleName() + ")."));
        }
    }
}
