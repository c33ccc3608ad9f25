package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.tool.JsonDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Identity ALICE = Rules.with(Map.of("roles", List.of("viewer")));

    @TempDir
    private Path directory;

    @Test
    void a_decision_is_one_line_that_says_who_what_where_and_why() {
        List<String> lines = new ArrayList<>();
        Audit audit = audit(new AuditLog(lines::add, "0".repeat(64)));
        audit.decided(
                "r1",
                ALICE,
                "set_key",
                "put_key",
                Rules.json("{\"value\":\"canary-7f3a\"}"),
                new Decision.Denied(List.of("a.b"), "outside", "told"),
                Duration.ofMillis(3));
        JsonObject record = Rules.json(lines.get(0));
        assertThat(record.get("time").getAsString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(record.get("request").getAsString()).isEqualTo("r1");
        assertThat(record.get("issuer").getAsString()).isEqualTo(Rules.ISSUER);
        assertThat(record.get("subject").getAsString()).isEqualTo("alice-id");
        assertThat(record.get("tool").getAsString()).isEqualTo("set_key");
        assertThat(record.get("called_as").getAsString()).isEqualTo("put_key");
        assertThat(record.get("namespaces").toString()).isEqualTo("[\"a.b\"]");
        assertThat(record.get("decision").getAsString()).isEqualTo("denied");
        assertThat(record.get("reason").getAsString()).isEqualTo("outside");
        assertThat(record.get("duration_ms").getAsLong()).isEqualTo(3);
        assertThat(lines.get(0)).doesNotContain("canary-7f3a");
    }

    @Test
    void equal_arguments_have_one_hash_whatever_their_order() {
        List<String> lines = new ArrayList<>();
        Audit audit = audit(new AuditLog(lines::add, "0".repeat(64)));
        for (String arguments :
                List.of("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "{\"b\":{\"d\":3,\"c\":2},\"a\":1}", "{}")) {
            audit.decided("r", ALICE, "t", "t", Rules.json(arguments), new Decision.Unknown("x"), Duration.ZERO);
        }
        assertThat(lines).noneMatch(line -> line.contains("called_as"));
        assertThat(lines)
                .extracting(line -> Rules.json(line).get("arguments_sha256"))
                .satisfies(hashes -> {
                    assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
                    assertThat(hashes.get(2)).isNotEqualTo(hashes.get(1));
                });
    }

    @Test
    void every_line_carries_the_hash_of_the_one_before_also_over_a_restart() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        audit(AuditLog.file(file)).ended("r1", ALICE, "t", false, List.of(200, 0), Duration.ZERO);
        Audit restarted = audit(AuditLog.file(file));
        restarted.ended("r2", ALICE, "t", true, List.of(), Duration.ZERO);
        restarted.ended("r3", ALICE, "t\n{\"forged\":1}", true, List.of(), Duration.ZERO);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"upstream_status\":[200,0],\"upstream_requests\":2");
        String previous = "0".repeat(64);
        for (String line : lines) {
            JsonObject record = Rules.json(line);
            String hash = record.remove("hash").getAsString();
            assertThat(record.get("previous").getAsString()).isEqualTo(previous);
            assertThat(JsonDigest.ofText(record.toString())).isEqualTo(hash);
            previous = hash;
        }
    }

    @Test
    void a_file_that_was_cut_off_is_not_gone_on_with() throws IOException {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "{\"time\":\"2026\n");
        assertThatThrownBy(() -> AuditLog.file(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("whole");
    }

    @Test
    void what_cannot_be_recorded_fails() {
        Audit audit = audit(new AuditLog(
                line -> {
                    throw new IOException("disk full");
                },
                "0".repeat(64)));
        assertThatThrownBy(() -> audit.ended("r", ALICE, "t", false, List.of(), Duration.ZERO))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static Audit audit(AuditLog log) {
        return new Audit(Optional.of(log), NOON);
    }
}
