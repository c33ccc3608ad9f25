package io.kestramcp.doctor.kestra;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.ClockSkew;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.kestra.FirstContact.Answer;
import io.kestramcp.kestra.FirstContact.Cause;
import io.kestramcp.kestra.FirstContact.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether it is Kestra that answers. */
final class AnswerChecks {
    private static final Duration TOLERATED = Duration.ofSeconds(30);

    private static final Fault BROKEN = Fault.failure(
            "broken",
            "the connection ends without an answer in HTTP",
            "Something else than HTTP listens there, or a port that wants TLS: check the port, and whether KESTRA_BASE_URL"
                    + " must begin with https://.");
    private static final Fault SILENT = Fault.failure(
            "silent", "no answer in time", "Kestra hangs or is just starting: look into its log, and try again.");
    private static final Fault ELSEWHERE = Fault.failure(
            "elsewhere",
            "Kestra answers at another path or port of the same host",
            "Set KESTRA_BASE_URL to the address that is named as Kestra's.");
    private static final Fault REDIRECT = Fault.failure(
            "redirect",
            "a redirect, which is not followed",
            "Set KESTRA_BASE_URL to Kestra's own address. If the redirect leads to a sign-in page, go around it: the"
                    + " gateway must reach Kestra without a browser.");
    private static final Fault PAGE = Fault.failure(
            "page",
            "a web page instead of the API",
            "Set KESTRA_BASE_URL to Kestra itself, without /ui, and not to a sign-in page, a proxy's page or another"
                    + " program.");
    private static final Fault GUARDED = Fault.failure(
            "guarded",
            "401, 403 or 407 where Kestra answers everybody",
            "Something before Kestra asks for a credential of its own, which the gateway cannot give: let the gateway"
                    + " through there, or set KESTRA_BASE_URL to Kestra itself.");
    private static final Fault NOT_FOUND = Fault.failure(
            "not-found",
            "404 at the API's path",
            "Check the path in KESTRA_BASE_URL: it must be that under which Kestra is served, often none, and end before"
                    + " /api/v1. Another program may also listen there.");
    private static final Fault UNAVAILABLE = Fault.failure(
            "unavailable",
            "a status of 5xx or 429",
            "Kestra is down or starting, or a proxy cannot reach it: look into the log of whichever answered.");
    private static final Fault OTHER =
            Fault.failure("other", "something that is not Kestra's", "Check host and port in KESTRA_BASE_URL.");
    private static final Fault SKEW = Fault.warning(
            "skew",
            "the clocks are more than 30 seconds apart",
            "Let both machines keep their time by NTP. Until then, filters by time and schedules are off by this much.");

    private final KestraSight sight;

    AnswerChecks(KestraSight sight) {
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of(
                                "kestra.api",
                                "Kestra's API answers below KESTRA_BASE_URL",
                                this::api,
                                BROKEN,
                                SILENT,
                                ELSEWHERE,
                                REDIRECT,
                                PAGE,
                                GUARDED,
                                NOT_FOUND,
                                UNAVAILABLE,
                                OTHER)
                        .after("kestra.tls"),
                Check.of("kestra.clock", "Kestra's clock and this machine's agree", this::clock, SKEW)
                        .after("kestra.api"));
    }

    private Finding api() throws Exception {
        URI base = sight.kestra().baseUrl();
        Optional<Trouble> trouble = sight.contact().trouble();
        if (trouble.isPresent()) {
            return trouble.get().cause() == Cause.TIME_OUT
                    ? Finding.of(SILENT, base + " does not answer within " + sight.patience() + ".")
                    : Finding.of(
                            BROKEN, base + " gives no answer: " + trouble.get().told() + ".");
        }
        Answer answer = sight.answer();
        if (answer.version().isPresent()) {
            return Finding.ok("Kestra answers at " + base + ".");
        }
        String told = base + " answers " + answer.reply().status() + told(answer) + ".";
        Optional<URI> found = new NearbyAddress(sight).find(base, answer.location());
        if (found.isPresent()) {
            return Finding.of(ELSEWHERE, told + " Kestra is at " + found.get() + ".");
        }
        return Finding.of(fault(answer), told);
    }

    private static String told(Answer answer) {
        if (answer.location().isPresent()) {
            return " and redirects to " + answer.location().get();
        }
        return answer.page().map(title -> " with the web page" + title).orElse("");
    }

    private static Fault fault(Answer answer) {
        int status = answer.reply().status();
        if (answer.location().isPresent()) {
            return REDIRECT;
        }
        if (status == 401 || status == 403 || status == 407) {
            return GUARDED;
        }
        if (status >= 500 || status == 429) {
            return UNAVAILABLE;
        }
        if (answer.page().isPresent()) {
            return PAGE;
        }
        return status == 404 ? NOT_FOUND : OTHER;
    }

    private Finding clock() throws Exception {
        Answer answer = sight.answer();
        if (answer.date().isEmpty()) {
            return Finding.unneeded("Kestra's answer has no date");
        }
        ClockSkew skew = ClockSkew.of(answer.date().get(), answer.at());
        return skew.isBeyond(TOLERATED)
                ? Finding.of(SKEW, "Kestra's clock is " + skew + ".")
                : Finding.ok("Kestra's clock agrees with this machine's.");
    }
}
