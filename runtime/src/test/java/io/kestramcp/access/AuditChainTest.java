package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.access.AuditChain.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of the record notices. */
class AuditChainTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("audit.jsonl");
        AuditLog log = AuditLog.file(file);
        for (int at = 1; at <= 5; at++) {
            log.write(record("call " + at));
        }
    }

    @Test
    void a_record_that_nobody_touched_is_whole_also_over_a_restart() throws IOException {
        AuditLog.file(file).write(record("after the restart, with \",\"hash\":\" in it"));
        Verdict.Whole whole = (Verdict.Whole) AuditChain.verify(List.of(file));
        assertThat(whole.lines()).isEqualTo(6);
        assertThat(whole.continues()).isFalse();
        assertThat(Files.readAllLines(file).get(5)).contains(whole.last().orElseThrow());
    }

    /** A call that is given up may have done its work. */
    @Test
    void the_end_of_an_interrupted_call_is_recorded_and_the_interrupt_is_kept() throws IOException {
        AuditLog log = AuditLog.file(file);
        Thread.currentThread().interrupt();
        log.write(record("given up"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((Verdict.Whole) AuditChain.verify(List.of(file))).lines()).isEqualTo(6);
    }

    @Test
    void a_changed_line_is_named() throws IOException {
        edit(lines -> lines.set(2, lines.get(2).replace("call 3", "call 4")));
        assertBroken(3, "was changed");
    }

    @Test
    void a_changed_line_with_a_new_hash_breaks_the_next() throws IOException {
        List<String> forged = new ArrayList<>();
        new AuditLog(
                        forged::add,
                        AuditLine.of(Files.readAllLines(file).get(1))
                                .orElseThrow()
                                .hash())
                .write(record("forged"));
        edit(lines -> lines.set(2, forged.get(0)));
        assertBroken(4, "does not follow the line before it");
    }

    @Test
    void a_line_that_is_taken_out_put_in_or_moved_is_named() throws IOException {
        edit(lines -> lines.remove(1));
        assertBroken(2, "does not follow");
        write();
        edit(lines -> lines.add(3, lines.get(1)));
        assertBroken(4, "does not follow");
        write();
        edit(lines -> lines.add(1, "{\"a\":1}"));
        assertBroken(2, "is no audit record");
        write();
        edit(lines -> lines.add(4, ""));
        assertBroken(5, "is no audit record");
    }

    @Test
    void a_last_line_that_is_cut_off_is_told_apart_from_a_changed_one() throws IOException {
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        assertThat(AuditChain.verify(List.of(file))).isEqualTo(new Verdict.CutOff(file, 5));
        Files.writeString(file, whole.substring(0, whole.length() - 20) + "\n");
        assertBroken(5, "is no audit record");
    }

    @Test
    void a_rotated_file_is_whole_with_its_parts_in_order() throws IOException {
        Path older = directory.resolve("audit.1.jsonl");
        AuditLog log = AuditLog.file(file);
        Files.move(file, older);
        log.write(record("call 6"));
        Verdict.Whole both = (Verdict.Whole) AuditChain.verify(List.of(older, file));
        assertThat(both.lines()).isEqualTo(6);
        assertThat(both.continues()).isFalse();
        assertThat(((Verdict.Whole) AuditChain.verify(List.of(file))).continues())
                .isTrue();
        assertThat(AuditChain.verify(List.of(file, older)))
                .isEqualTo(new Verdict.Broken(
                        older, 1, "begins a new chain: what followed the line before it may be missing"));
    }

    @Test
    void a_gateway_and_a_command_write_one_chain() throws IOException {
        AuditLog gateway = AuditLog.file(file);
        for (int turn = 0; turn < 3; turn++) {
            AuditLog.file(file).write(record("by a command"));
            gateway.write(record("by the gateway"));
        }
        Verdict.Whole whole = (Verdict.Whole) AuditChain.verify(List.of(file));
        assertThat(whole.lines()).isEqualTo(11);
        assertThat(whole.continues()).isFalse();
    }

    @Test
    void after_half_a_line_of_another_nothing_is_written() throws IOException {
        AuditLog gateway = AuditLog.file(file);
        Files.writeString(file, "{\"half\":", StandardOpenOption.APPEND);
        String before = Files.readString(file);
        assertThatThrownBy(() -> gateway.write(record("next")))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("does not end with a whole audit record");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void an_empty_file_holds_nothing() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));
        assertThat(AuditChain.verify(List.of(empty))).isEqualTo(new Verdict.Whole(0, Optional.empty(), false));
    }

    private void assertBroken(long line, String why) throws IOException {
        Verdict verdict = AuditChain.verify(List.of(file));
        assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        assertThat(((Verdict.Broken) verdict).line()).isEqualTo(line);
        assertThat(((Verdict.Broken) verdict).why()).contains(why);
        Files.delete(file);
    }

    private void edit(Consumer<List<String>> how) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        how.accept(lines);
        Files.write(file, lines);
    }

    private static JsonObject record(String what) {
        JsonObject record = new JsonObject();
        record.addProperty("what", what);
        return record;
    }
}
