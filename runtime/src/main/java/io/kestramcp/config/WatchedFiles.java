package io.kestramcp.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What files say that may be written anew while the process runs. They are looked at again when the value is asked for, at
 * most every {@link #INTERVAL}; the content counts, not the date, so that links which are turned to other files are followed.
 * A content that cannot be used changes nothing: the last good value stays. Thread-safe.
 *
 * @param <T> what is made of the files; immutable
 */
public final class WatchedFiles<T> implements Supplier<T> {
    /** How long a change may go unseen. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final long INTERVAL_NANOS = INTERVAL.toNanos();
    private static final long LARGEST = 1 << 20;

    private final List<Path> files;
    private final Use<T> use;
    private final LongSupplier nanoTime;
    private List<String> texts;
    private volatile T value;
    private volatile long lookedAt;
    private volatile Optional<String> complaint = Optional.empty();

    /** What becomes of the files' texts. */
    public interface Use<T> {
        /**
         * Makes a value of the texts, which are in the order of the files.
         *
         * @throws RuntimeException when they cannot be used; its message is for the operator
         */
        T read(List<String> texts);

        /** Another value holds from now on. */
        void changed(T value);

        /** The files were changed to what cannot be used. Told once for each content. */
        void refused(String reason);
    }

    /**
     * Begins with texts that were read already.
     *
     * @param nanoTime a clock that does not jump, such as {@link System#nanoTime}
     * @throws RuntimeException of {@link Use#read} when they cannot be used
     */
    public WatchedFiles(List<Path> files, List<String> texts, Use<T> use, LongSupplier nanoTime) {
        this.files = List.copyOf(files);
        this.use = use;
        this.nanoTime = nanoTime;
        this.texts = texts.stream().map(String::stripTrailing).toList();
        this.value = use.read(this.texts);
        this.lookedAt = nanoTime.getAsLong();
    }

    /** The last value that could be made. */
    @Override
    public T get() {
        if (due()) {
            look();
        }
        return value;
    }

    /** Why the files as they are now cannot be used; empty when they can. */
    public Optional<String> complaint() {
        get();
        return complaint;
    }

    private boolean due() {
        return nanoTime.getAsLong() - lookedAt >= INTERVAL_NANOS;
    }

    private synchronized void look() {
        if (!due()) {
            return;
        }
        lookedAt = nanoTime.getAsLong();
        List<String> found = List.of();
        try {
            found = texts(files);
            if (!found.equals(texts)) {
                value = use.read(found);
                use.changed(value);
            }
            complaint = found.equals(texts) ? complaint : Optional.empty();
        } catch (IOException | RuntimeException unusable) {
            if (!found.equals(texts)) {
                complaint = Optional.of(String.valueOf(unusable.getMessage()));
                use.refused(complaint.get());
            }
        }
        texts = found;
    }

    /**
     * The files' texts, without white space at their ends.
     *
     * @throws IOException naming the file that cannot be read, and why
     */
    public static List<String> texts(List<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(text(file));
        }
        return List.copyOf(texts);
    }

    private static String text(Path file) throws IOException {
        try {
            if (Files.size(file) <= LARGEST) {
                return Files.readString(file).stripTrailing();
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read (" + e.getClass().getSimpleName() + ").", e);
        }
        throw new IOException(file + ": has more than 1 MiB.");
    }
}
