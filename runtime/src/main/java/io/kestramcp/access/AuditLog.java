package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.tool.JsonDigest;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One JSON object a line, each with the hash of the one before ({@code previous}) and its own ({@code hash}: SHA-256 of
 * the line as it is without that member). So a line that is changed, taken out or put in later shows, unless everything
 * after it is written anew as well. A
 * gateway and the operator's commands may write the same file, gateways one each. Thread-safe.
 */
public final class AuditLog {
    /** What the first line of a chain names as the one before. */
    static final String BEGINNING = "0".repeat(64);

    /** Where lines go. */
    @FunctionalInterface
    interface Lines {
        void write(String line) throws IOException;

        /** Writes all of them, or, where it can be undone, none. */
        default void write(List<String> all) throws IOException {
            for (String line : all) {
                write(line);
            }
        }

        /** Keeps other processes from writing until it is closed. */
        default Closeable hold() throws IOException {
            return () -> {};
        }

        /**
         * The hash of the last line; while it is held.
         *
         * @param remembered that of the last line that was written here
         */
        default String last(String remembered) throws IOException {
            return remembered;
        }
    }

    private final Lines lines;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private String previous;

    AuditLog(Lines lines, String previous) {
        this.lines = lines;
        this.previous = previous;
    }

    /**
     * Writes to standard error; each process begins a chain. Past {@code System.err}, which keeps to itself that nobody
     * reads it or that its disk is full.
     */
    public static AuditLog standardError() {
        return stream(new FileOutputStream(FileDescriptor.err));
    }

    static AuditLog stream(OutputStream stream) {
        return new AuditLog(new AuditStream(stream), BEGINNING);
    }

    /**
     * Appends to a file, going on with its chain.
     *
     * @throws IOException when the file cannot be read and written, or its last line is no line of a chain
     */
    public static AuditLog file(Path file) throws IOException {
        AuditFile lines = new AuditFile(file);
        // Shows now, and not at the first call, whether it can be written.
        Closeable held = lines.hold();
        try {
            return new AuditLog(lines, lines.last(BEGINNING));
        } finally {
            held.close();
        }
    }

    /**
     * Writes one record, together with those that wait for their turn meanwhile: the file is locked once for all of them.
     *
     * @throws UncheckedIOException when it cannot be written: what is not recorded must not be done
     */
    void write(JsonObject record) {
        Waiting own = new Waiting(record.toString());
        waiting.add(own);
        // An interrupt would close the file in the middle, and the call that is given up may have done its work.
        boolean interrupted = Thread.interrupted();
        try {
            appendUpTo(own);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit record cannot be written", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void appendUpTo(Waiting own) throws IOException {
        if (!own.ended) {
            List<Waiting> due = new ArrayList<>();
            for (Waiting each = waiting.poll(); each != null; each = waiting.poll()) {
                due.add(each);
            }
            append(due);
        }
        if (own.failure.isPresent()) {
            throw new IOException(own.failure.get());
        }
    }

    private void append(List<Waiting> due) {
        Optional<Exception> failure = Optional.empty();
        try {
            chain(due);
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(e);
        }
        for (Waiting each : due) {
            each.ended = true;
            each.failure = failure;
        }
    }

    private void chain(List<Waiting> due) throws IOException {
        Closeable held = lines.hold();
        try {
            String last = lines.last(previous);
            List<String> texts = new ArrayList<>(due.size());
            for (Waiting each : due) {
                String text = open(each.record) + ",\"previous\":\"" + last + "\"}";
                last = JsonDigest.ofText(text);
                texts.add(open(text) + ",\"hash\":\"" + last + "\"}");
            }
            lines.write(texts);
            previous = last;
        } finally {
            held.close();
        }
    }

    /** An object without its closing brace. */
    private static String open(String object) {
        return object.substring(0, object.length() - 1);
    }

    /** A record whose writer waits; what became of it is read and written by who holds the log. */
    private static final class Waiting {
        private final String record;
        private boolean ended;
        private Optional<Exception> failure = Optional.empty();

        Waiting(String record) {
            this.record = record;
        }
    }
}
