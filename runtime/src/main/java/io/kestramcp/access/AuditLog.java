package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.tool.JsonDigest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
    private String previous;

    AuditLog(Lines lines, String previous) {
        this.lines = lines;
        this.previous = previous;
    }

    /** Writes to standard error; each process begins a chain. */
    public static AuditLog standardError() {
        return new AuditLog(System.err::println, BEGINNING);
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
     * Writes one record.
     *
     * @param record its members; becomes this log's
     * @throws UncheckedIOException when it cannot be written: what is not recorded must not be done
     */
    synchronized void write(JsonObject record) {
        // An interrupt would close the file in the middle, and the call that is given up may have done its work.
        boolean interrupted = Thread.interrupted();
        try {
            append(record);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit record cannot be written", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void append(JsonObject record) throws IOException {
        Closeable held = lines.hold();
        try {
            record.addProperty("previous", lines.last(previous));
            String text = record.toString();
            String hash = JsonDigest.ofText(text);
            lines.write(text.substring(0, text.length() - 1) + ",\"hash\":\"" + hash + "\"}");
            previous = hash;
        } finally {
            held.close();
        }
    }
}
