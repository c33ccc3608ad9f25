package io.kestramcp.cli;

import io.kestramcp.access.AuditChain;
import io.kestramcp.access.AuditChain.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The record of decisions. */
@Command(name = "audit", description = "Check the record of decisions.", mixinStandardHelpOptions = true)
final class AuditCommand {
    private AuditCommand() {}

    /** With its subcommands. */
    static CommandLine line() {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify());
    }

    /** Asks nobody and needs no settings. */
    @Command(
            name = "verify",
            description = "Tell whether a line of KESTRA_MCP_AUDIT_FILE was changed, taken out or put in. Lines taken"
                    + " away at the end show only to who has noted the last hash.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "The file; of a rotated one all parts, the oldest first.")
        private List<Path> files;

        /** Exit code 1: something is wrong. */
        @Override
        public Integer call() throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            Verdict verdict = AuditChain.verify(files);
            if (verdict instanceof Verdict.Broken broken) {
                out.printf("%s:%d %s.%n", broken.file(), broken.line(), broken.why());
                return 1;
            }
            if (verdict instanceof Verdict.CutOff cut) {
                out.printf(
                        "%s:%d is cut off, as when the machine stopped while it was written. The %d lines before it are"
                                + " whole.%n",
                        cut.file(), cut.line(), cut.line() - 1);
                return 1;
            }
            Verdict.Whole whole = (Verdict.Whole) verdict;
            out.printf("%d records, unbroken.%n", whole.lines());
            if (whole.continues()) {
                out.println("The first one follows a record that is not in these files.");
            }
            whole.last().ifPresent(hash -> out.println("The last hash is " + hash));
            return 0;
        }
    }
}
