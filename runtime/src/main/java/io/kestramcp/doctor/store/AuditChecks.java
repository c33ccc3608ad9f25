package io.kestramcp.doctor.store;

import io.kestramcp.access.AuditChain;
import io.kestramcp.access.AuditChain.Verdict;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Disk;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.setup.SettingsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The record of decisions. */
final class AuditChecks {
    private static final long MIB = 1L << 20;
    private static final long LITTLE = 20 * MIB;

    private static final Fault NOT_WRITABLE = Fault.failure(
            "not-writable",
            "it cannot be written",
            "Name a file with KESTRA_MCP_AUDIT_FILE in a directory that exists and that the user who runs the gateway may"
                    + " write in. What cannot be recorded is not done.");
    private static final Fault NO_SPACE = Fault.failure(
            "no-space", "less than 20 MiB are left on its disk", "Make room: what cannot be recorded is not done.");
    private static final Fault BROKEN = Fault.failure(
            "broken",
            "a line was changed, taken out or put in",
            "Find out who did it, and keep the file as evidence. Move it away, so that a new chain begins.");
    private static final Fault CUT_OFF = Fault.failure(
            "cut-off",
            "its last line is not whole, as after a sudden stop",
            "Move the file away, so that a new chain begins: the gateway does not start on a line that is cut off.");

    private final Installation installation;

    AuditChecks(Installation installation) {
        this.installation = installation;
    }

    List<Check> checks() {
        return List.of(
                Check.of("audit.file", "the file of the record can be written", this::file, NOT_WRITABLE, NO_SPACE)
                        .after(SettingsChecks.READ),
                Check.of("audit.chain", "the chain of its lines is whole", this::chain, BROKEN, CUT_OFF)
                        .after("audit.file"));
    }

    private Finding file() throws Exception {
        Optional<Path> set = installation.settings().access().auditFile();
        if (set.isEmpty()) {
            return Finding.unneeded("no file is set: decisions are recorded on standard error, while callers sign in");
        }
        Path file = set.get().toAbsolutePath();
        Disk disk = installation.machine().disk();
        boolean writable = Files.exists(file)
                ? Files.isRegularFile(file) && disk.isWritable(file)
                : Files.isDirectory(file.getParent()) && disk.isWritable(file.getParent());
        if (!writable) {
            return Finding.of(NOT_WRITABLE, file + " cannot be written.");
        }
        long left = disk.usableBytes(file.getParent());
        return left < LITTLE
                ? Finding.of(NO_SPACE, left / MIB + " MiB are left at " + file.getParent() + ".")
                : Finding.ok(file + " can be written.");
    }

    private Finding chain() throws Exception {
        Optional<Path> file = installation.settings().access().auditFile().filter(Files::exists);
        if (file.isEmpty()) {
            return Finding.unneeded("there is no file yet");
        }
        Verdict verdict = AuditChain.verify(List.of(file.get()));
        if (verdict instanceof Verdict.Broken broken) {
            return Finding.of(BROKEN, "%s:%d %s.".formatted(broken.file(), broken.line(), broken.why()));
        }
        if (verdict instanceof Verdict.CutOff cut) {
            return Finding.of(CUT_OFF, "%s:%d is cut off.".formatted(cut.file(), cut.line()));
        }
        return Finding.ok(((Verdict.Whole) verdict).lines() + " records, unbroken.");
    }
}
