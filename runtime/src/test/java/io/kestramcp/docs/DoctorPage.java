package io.kestramcp.docs;

import io.kestramcp.cli.ProgramRules;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Doctor;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Given;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Machine;
import io.kestramcp.doctor.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docs/doctor.md}: every check, what it can find wrong, and what to do then. */
final class DoctorPage {
    private DoctorPage() {}

    static String current() {
        Installation none = new Installation(
                new Given(Map.of(), Map.of(), Path.of("none")),
                ProgramRules.own(),
                Machine.present(),
                Duration.ofSeconds(1));
        try (Rounds rounds = new Rounds(none)) {
            return text(rounds.checks());
        }
    }

    private static String text(List<Check> checks) {
        Markdown page = new Markdown()
                .heading(1, "Doctor")
                .paragraph("Written by the build from the checks themselves.")
                .paragraph(
                        "`kestra-mcp doctor` looks at the settings and at everything that they name, and says what to do"
                                + " about what is wrong. It takes the settings that `serve` takes, from the same places; over stdio"
                                + " add `--transport stdio`. It changes nothing: it writes nothing to Kestra, makes no file, and"
                                + " brings no store up to date. No secret is printed.")
                .bullets(List.of(
                        "Exit code 0: nothing failed; 1: something did; `--strict`: a warning counts too.",
                        "What there is nothing to look at for, since it is not set, is only counted; `--all` lists it.",
                        "`--json` prints one object: `healthy`, a number for each status, and `checks` with `check`,"
                                + " `status`, `found`, and for what is wrong `fault` and `next`.",
                        "Every request over the network ends in time (`--timeout`, 10 s); a check that builds on a failed"
                                + " one is skipped, and tells which.",
                        "The checks come in the same order each time."))
                .heading(2, "The " + checks.size() + " checks");
        List<List<String>> rows = new ArrayList<>();
        for (Check check : checks) {
            String code = Markdown.code(check.code());
            String looksAt = check.looksAt();
            for (Fault fault : check.faults()) {
                rows.add(row(code, looksAt, fault));
                code = "";
                looksAt = "";
            }
        }
        rows.add(row("any", "", Doctor.TOO_SLOW));
        rows.add(row("", "", Doctor.BROKEN));
        return page.table(List.of("check", "looks at", "finds", "is", "what to do"), rows)
                .text();
    }

    private static List<String> row(String code, String looksAt, Fault fault) {
        return List.of(
                code,
                looksAt,
                Markdown.code(fault.id()) + ": " + fault.when(),
                fault.fatal() ? "failure" : "warning",
                fault.next());
    }
}
