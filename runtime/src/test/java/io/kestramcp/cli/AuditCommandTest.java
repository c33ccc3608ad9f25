package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.access.Audit;
import io.kestramcp.access.AuditLog;
import io.kestramcp.identity.Identity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void the_record_is_checked_and_the_exit_code_says_whether_it_holds() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        Audit audit = new Audit(Optional.of(AuditLog.file(file)), Clock.systemUTC());
        for (int call = 0; call < 3; call++) {
            audit.ended("r" + call, Identity.local(), "get_flow", false, List.of(200), Duration.ZERO);
        }
        assertThat(verify(file)).isZero();
        assertThat(out.toString()).contains("3 records, unbroken.", "The last hash is ");
        Files.writeString(file, Files.readString(file).replaceFirst("get_flow", "get_fl0w"));
        assertThat(verify(file)).isEqualTo(1);
        assertThat(out.toString()).contains(file + ":1 was changed");
        Files.writeString(file, "{\"time\":");
        assertThat(verify(file)).isEqualTo(1);
        assertThat(out.toString()).contains(":1 is cut off", "The 0 lines before it are whole.");
    }

    private int verify(Path file) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        return line.execute("audit", "verify", file.toString());
    }
}
