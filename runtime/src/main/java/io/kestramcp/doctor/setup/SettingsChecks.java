package io.kestramcp.doctor.setup;

import io.kestramcp.config.SettingNames;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.SettingsException;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Given;
import io.kestramcp.doctor.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was set, before anything is looked at that it names. */
public final class SettingsChecks {
    /** What every check needs that looks at something that was set. */
    public static final String READ = "settings.values";

    private static final Fault UNKNOWN_NAME = Fault.failure(
            "unknown-name",
            "a variable looks like a setting and is none",
            "Correct the name, or remove the variable: docs/settings.md lists all settings. The gateway does not start"
                    + " with it.");
    private static final Fault BAD_VALUE = Fault.failure(
            "bad-value",
            "a value cannot be used, or two contradict each other",
            "Correct each value that is named; docs/settings.md says what is allowed. The gateway does not start with it.");
    private static final Fault ODD = Fault.warning(
            "odd", "something works and is probably not meant", "Change or remove what is named, unless you meant it.");

    private final Installation installation;

    public SettingsChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of(
                        "settings.names",
                        "names of variables in the environment and in .env",
                        this::names,
                        UNKNOWN_NAME),
                Check.of(READ, "all values, as the gateway reads them", this::values, BAD_VALUE),
                Check.of("settings.notes", "settings that have no effect or a doubtful one", this::notes, ODD)
                        .after(READ));
    }

    private Finding names() {
        List<SettingProblem> unknown = unknownNames();
        return unknown.isEmpty() ? Finding.ok("Every name is known.") : Finding.of(UNKNOWN_NAME, told(unknown));
    }

    private Finding values() throws Exception {
        try {
            installation.settings();
            return Finding.ok("Every value can be used.");
        } catch (SettingsException wrong) {
            List<SettingProblem> others = new ArrayList<>(wrong.problems());
            others.removeAll(unknownNames());
            return others.isEmpty()
                    ? Finding.blocked("the values are good, but nothing starts because of settings.names")
                    : Finding.of(BAD_VALUE, told(others));
        }
    }

    private Finding notes() throws Exception {
        List<String> warnings = installation.settings().warnings();
        return warnings.isEmpty() ? Finding.ok("Nothing is odd.") : Finding.of(ODD, String.join(" ", warnings));
    }

    private List<SettingProblem> unknownNames() {
        Given given = installation.given();
        return SettingNames.unknown(given.environment(), Optional.of(given.dotEnv()));
    }

    private static String told(List<SettingProblem> problems) {
        return problems.stream().map(SettingProblem::toString).collect(Collectors.joining(" "));
    }
}
