package io.kestramcp.doctor;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.doctor.Doctor.Result;
import java.util.List;
import java.util.Optional;

/** What the doctor found, for people and for programs. The same findings make the same text. */
public final class Report {
    private static final int CODE_WIDTH = 24;
    private static final String INDENT = " ".repeat(8);

    private final List<Result> results;

    public Report(List<Result> results) {
        this.results = List.copyOf(results);
    }

    /** Whether nothing failed; strictly, nothing is to be warned of either. */
    public boolean healthy(boolean strict) {
        return count("failure") == 0 && !(strict && count("warning") > 0);
    }

    /**
     * A line for each check, and below it what to do.
     *
     * @param all whether those are listed that there was nothing to look at for; else they are only counted
     */
    public String text(boolean all) {
        StringBuilder text = new StringBuilder();
        for (Result each : results) {
            if (all || !(each.finding() instanceof Finding.Skipped skipped && !skipped.blocked())) {
                text.append("%-7s %s %s%n"
                        .formatted(
                                mark(each.finding()),
                                padded(each.check().code()),
                                indented(each.finding().told())));
            }
            fault(each.finding()).ifPresent(fault -> text.append(INDENT)
                    .append("-> ")
                    .append(fault.next())
                    .append(System.lineSeparator()));
        }
        return text.append("%n%d checks: %d ok, %s, %s, %d skipped%n"
                        .formatted(
                                results.size(), count("ok"), counted("warning"), counted("failure"), count("skipped")))
                .toString();
    }

    private String counted(String status) {
        long count = count(status);
        return count + " " + status + (count == 1 ? "" : "s");
    }

    private static String indented(String told) {
        return told.replaceAll("\\R", System.lineSeparator() + INDENT);
    }

    /** The same as one JSON object. */
    public String json() {
        JsonObject report = new JsonObject();
        report.addProperty("healthy", healthy(false));
        for (String status : List.of("ok", "warning", "failure", "skipped")) {
            report.addProperty(status, count(status));
        }
        JsonArray checks = new JsonArray();
        results.forEach(each -> checks.add(json(each)));
        report.add("checks", checks);
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(report);
    }

    private static JsonObject json(Result result) {
        JsonObject json = new JsonObject();
        json.addProperty("check", result.check().code());
        json.addProperty("status", status(result.finding()));
        json.addProperty("found", result.finding().told());
        fault(result.finding()).ifPresent(fault -> {
            json.addProperty("fault", fault.id());
            json.addProperty("next", fault.next());
        });
        return json;
    }

    private long count(String status) {
        return results.stream()
                .filter(each -> status(each.finding()).equals(status))
                .count();
    }

    private static Optional<Fault> fault(Finding finding) {
        if (finding instanceof Finding.Warning warning) {
            return Optional.of(warning.fault());
        }
        return finding instanceof Finding.Failure failure ? Optional.of(failure.fault()) : Optional.empty();
    }

    private static String status(Finding finding) {
        if (finding instanceof Finding.Ok) {
            return "ok";
        }
        if (finding instanceof Finding.Warning) {
            return "warning";
        }
        return finding instanceof Finding.Failure ? "failure" : "skipped";
    }

    private static String mark(Finding finding) {
        String status = status(finding);
        return status.equals("failure") ? "FAILURE" : status;
    }

    private static String padded(String code) {
        return code + " ".repeat(Math.max(0, CODE_WIDTH - code.length()));
    }
}
