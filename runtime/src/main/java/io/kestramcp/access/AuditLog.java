package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.tool.JsonDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One JSON object a line, each with the hash of the one before ({@code previous}) and its own ({@code hash}: SHA-256 of
 * the line as it is without that member). So a line that is changed, taken out or put in later shows, unless everything
 * after it is written anew as well. One process at a time may write a file. Thread-safe.
 */
public final class AuditLog {
    /** What the first line of a chain names as the one before. */
    static final String BEGINNING = "0".repeat(64);

    /** Where lines go. */
    @FunctionalInterface
    interface Lines {
        void write(String line) throws IOException;
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
        String last = BEGINNING;
        if (Files.exists(file)) {
            try (Stream<String> existing = Files.lines(file)) {
                Optional<String> line = existing.reduce((first, second) -> second);
                last = line.isPresent() ? hashIn(line.get(), file) : BEGINNING;
            }
        }
        AuditLog log = new AuditLog(
                line -> Files.write(
                        file,
                        List.of(line),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND),
                last);
        // Shows now, and not at the first call, whether it can be written.
        Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return log;
    }

    /**
     * Writes one record.
     *
     * @param record its members; becomes this log's
     * @throws UncheckedIOException when it cannot be written: what is not recorded must not be done
     */
    synchronized void write(JsonObject record) {
        record.addProperty("previous", previous);
        String hash = JsonDigest.ofText(record.toString());
        record.addProperty("hash", hash);
        try {
            lines.write(record.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The audit record cannot be written", e);
        }
        previous = hash;
    }

    private static String hashIn(String line, Path file) throws IOException {
        return AuditLine.of(line)
                .map(AuditLine::hash)
                .orElseThrow(() -> new IOException(
                        file + " does not end with a whole audit record. Move it away, and start again."));
    }
}
