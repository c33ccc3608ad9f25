package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** What to say when one request brought no usable answer. */
final class Failures {
    private static final String LOOK_FIRST =
            "It may have been done all the same: look at the current state before doing it again.";
    private static final String CHECK_ADDRESS = "Check KESTRA_BASE_URL: is this Kestra, or something in front of it?";

    private final KestraRequest request;
    private final HttpUrl url;
    private final Duration time;

    Failures(KestraRequest request, HttpUrl url, Duration time) {
        this.request = request;
        this.url = url;
        this.time = time;
    }

    /** The connection failed, broke or took too long. */
    KestraException of(IOException broken, Attempt attempt) {
        if (!attempt.sent()) {
            return unreachable(broken);
        }
        if (broken instanceof ProtocolException && !attempt.answered()) {
            return failure(
                    Kind.NOT_KESTRA, 0, server() + " does not answer in HTTP: " + said(broken), CHECK_ADDRESS, true);
        }
        String what = broken instanceof InterruptedIOException
                ? "Kestra did not finish " + request.operation() + " within " + time.toSeconds() + " s."
                : "The connection to Kestra broke "
                        + (attempt.answered() ? "in the middle of" : "before")
                        + " the answer to " + request.operation() + ": " + said(broken) + ".";
        return failure(
                Kind.NO_ANSWER,
                0,
                what,
                "Kestra may be overloaded or restarting. Ask for less, or try again later.",
                true);
    }

    /** Too many others were under way, for the whole time or waiting before it. */
    KestraException noSlot() {
        return failure(
                Kind.BUSY,
                0,
                "Too many requests to Kestra are under way; " + request.operation() + " was not sent.",
                "Wait until others have ended.",
                false);
    }

    KestraException cancelled(Attempt attempt) {
        return failure(Kind.CANCELLED, 0, request.operation() + " was cancelled.", "", attempt.sent());
    }

    KestraException redirect(int status, String location) {
        HttpUrl target = url.resolve(location);
        // Without user and query: both may hold a secret.
        String where = target == null ? "" : " to " + Display.line(origin(target) + target.encodedPath(), 200);
        return failure(
                Kind.NOT_KESTRA,
                status,
                server() + " redirects (" + status + ")" + where + ". Redirects are not followed.",
                "Set KESTRA_BASE_URL to the address where Kestra itself answers.",
                status == 302 || status == 303);
    }

    KestraException html(KestraReply reply) {
        return failure(
                Kind.NOT_KESTRA,
                reply.status(),
                server() + " answered " + request.operation() + " with a web page" + HtmlPage.titleOf(reply) + ".",
                CHECK_ADDRESS,
                true);
    }

    KestraException tooLarge(int status, long most) {
        return failure(
                Kind.TOO_LARGE,
                status,
                "Kestra's answer to " + request.operation() + " is larger than " + (most >> 10)
                        + " KiB; reading stopped there.",
                "Ask for less: a smaller page, a narrower filter, a shorter period. The operator can raise"
                        + " KESTRA_MAX_REPLY_MIB.",
                true);
    }

    private KestraException unreachable(IOException broken) {
        String why;
        String hint = "Check that Kestra runs and that KESTRA_BASE_URL is right.";
        if (broken instanceof UnknownHostException) {
            why = "the name " + url.host() + " is not known";
        } else if (broken instanceof SSLException) {
            why = "TLS failed: " + said(broken);
            hint = "Check http or https in KESTRA_BASE_URL; for a private certificate authority set KESTRA_CA_FILE.";
        } else if (broken instanceof InterruptedIOException) {
            why = "no connection in time";
        } else {
            why = said(broken);
        }
        return failure(Kind.UNREACHABLE, 0, server() + " cannot be reached: " + why + ".", hint, false);
    }

    private KestraException failure(Kind kind, int status, String message, String hint, boolean mayHaveHappened) {
        boolean unsure = mayHaveHappened && !request.safe();
        boolean lookFirst = unsure && kind != Kind.CANCELLED;
        return new KestraException(kind, status, message, List.of(), lookFirst ? LOOK_FIRST : hint, unsure);
    }

    private String server() {
        return "Kestra at " + origin(url);
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + (url.host().contains(":") ? "[" + url.host() + "]" : url.host()) + ":"
                + url.port();
    }

    private static String said(IOException broken) {
        String message = broken.getMessage();
        return Display.line(message == null ? broken.getClass().getSimpleName() : message, 200);
    }
}
