package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record on a stream, as on standard error. */
class AuditStreamTest {
    @TempDir
    private Path directory;

    @Test
    void what_the_stream_does_not_take_fails() {
        Disk disk = new Disk();
        disk.room = 0;
        AuditLog log = AuditLog.stream(disk);
        assertThatThrownBy(() -> log.write(new JsonObject()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
    }

    @Test
    void a_line_is_handed_over_whole() {
        Disk disk = new Disk();
        AuditLog log = AuditLog.stream(disk);
        log.write(new JsonObject());
        log.write(new JsonObject());
        assertThat(disk.handed).hasSize(2).allMatch(text -> text.startsWith("{") && text.endsWith("}\n"));
    }

    @Test
    void the_chain_goes_on_after_a_line_of_which_half_was_written() throws IOException {
        Disk disk = new Disk();
        AuditLog log = AuditLog.stream(disk);
        log.write(new JsonObject());
        disk.room = 20;
        assertThatThrownBy(() -> log.write(new JsonObject())).isInstanceOf(UncheckedIOException.class);
        disk.room = Integer.MAX_VALUE;
        log.write(new JsonObject());
        List<String> lines =
                disk.written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(AuditLine.of(lines.get(1))).isEmpty();
        Path collected = Files.write(directory.resolve("audit.jsonl"), List.of(lines.get(0), lines.get(2)));
        assertThat(AuditChain.verify(List.of(collected)))
                .isInstanceOfSatisfying(AuditChain.Verdict.Whole.class, whole -> assertThat(whole.lines())
                        .isEqualTo(2));
    }

    /** Takes as much as it has room for, and then fails, as a file does. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final List<String> handed = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            handed.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            written.write(bytes, from, Math.min(room, length));
            if (length > room) {
                throw new IOException("No space left on device");
            }
            room -= length;
        }
    }
}
