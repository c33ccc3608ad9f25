package io.kestramcp.cli;

import io.kestramcp.doctor.Doctor;
import io.kestramcp.doctor.Given;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Machine;
import io.kestramcp.doctor.Report;
import io.kestramcp.doctor.Rounds;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything that the gateway needs, and says what to do about what is wrong. */
@Command(
        name = "doctor",
        description =
                "Check the settings and everything that they name: Kestra, the identity provider, policy, store, keys."
                        + " Changes nothing.",
        footer = "All checks are listed in docs/doctor.md. Exit code 0: nothing failed; 1: something did.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    /** A check makes a few requests at most. */
    private static final int REQUESTS = 6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--all", description = "List the checks too that there was nothing to look at for.")
    private boolean all;

    @Option(names = "--strict", description = "Exit code 1 also when there is a warning.")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "The longest that one request over the network may take. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Override
    public Integer call() {
        if (timeout < 1 || timeout > 300) {
            throw new IllegalArgumentException("--timeout must be a number of seconds from 1 to 300.");
        }
        Duration patience = Duration.ofSeconds(timeout);
        Surroundings around = Main.surroundings(spec.commandLine().getParseResult());
        Given given = new Given(
                SettingOptions.flags(spec.commandLine().getParseResult()), around.environment(), around.dotEnv());
        Installation installation = new Installation(given, new OwnRules(), Machine.present(), patience);
        Report report = Logging.silently(() -> examine(installation, patience));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() + System.lineSeparator() : report.text(all));
        out.flush();
        return report.healthy(strict) ? 0 : 1;
    }

    private static Report examine(Installation installation, Duration patience) {
        try (Rounds rounds = new Rounds(installation)) {
            return new Report(new Doctor(patience.multipliedBy(REQUESTS)).examine(rounds.checks()));
        }
    }
}
