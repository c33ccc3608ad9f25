package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException.Kind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do next after a refusal: one sentence or two. A request that may have had its effect is never told to repeat. */
final class ErrorHints {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}/]+)}");
    private static final String LOOK_FIRST =
            "It may have been done all the same: look at the current state before doing it again.";

    private ErrorHints() {}

    static String of(Kind kind, KestraRequest request, KestraReply reply, ErrorBody body, boolean mayHaveHappened) {
        if (mayHaveHappened) {
            return LOOK_FIRST;
        }
        return switch (kind) {
            case UNAUTHENTICATED ->
                "Kestra does not know the credential. Where users register tokens of their own, register yours again;"
                        + " else the operator checks KESTRA_USERNAME and KESTRA_PASSWORD, or KESTRA_API_TOKEN.";
            case FORBIDDEN -> "The gateway's Kestra user may not do this: ask Kestra's administrator for the right.";
            case NOT_FOUND -> notFound(request, reply, body);
            case CONFLICT -> "The present state does not allow this: look at it first.";
            case INVALID -> invalid(reply, body);
            case BUSY -> busy(reply);
            case NOT_KESTRA -> "Check KESTRA_BASE_URL: something in front of Kestra, or another server, answered.";
            case SERVER_ERROR ->
                "Check the arguments: Kestra answers 500 to some bad ones, such as an unknown sort field or a date that"
                        + " is not full ISO 8601 with a zone. If they are right, Kestra's log tells more.";
            default -> "";
        };
    }

    private static String notFound(KestraRequest request, KestraReply reply, ErrorBody body) {
        if (reply.status() == 410) {
            return "It existed and has expired.";
        }
        String names = arguments(request);
        if (names.isEmpty()) {
            return "This version or edition of Kestra may lack the operation.";
        }
        String check = "Check " + names + ": Kestra knows nothing by that name.";
        return body.message().endsWith("Page Not Found")
                ? check + " If it exists, this version or edition of Kestra lacks the operation."
                : check;
    }

    private static String invalid(KestraReply reply, ErrorBody body) {
        if (body.message().contains("Tenant must be")) {
            return "The operator must set KESTRA_TENANT_ID to the tenant that Kestra names.";
        }
        return switch (reply.status()) {
            case 405, 406, 415 ->
                "The request's form does not suit this version of Kestra: report it as a fault of the gateway.";
            case 413 -> "Send less.";
            default ->
                body.message().isEmpty()
                        ? "Kestra does not say why: check the arguments."
                        : "Correct what Kestra names and call again.";
        };
    }

    private static String busy(KestraReply reply) {
        return reply.retryAfter()
                .map(wait -> "Nothing was done. Kestra asks to wait " + wait.toSeconds() + " s.")
                .orElse("Nothing was done: Kestra takes no more requests just now.");
    }

    /** The path arguments that a caller chose. */
    private static String arguments(KestraRequest request) {
        List<String> names = PLACEHOLDER
                .matcher(request.template())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals("tenant"))
                .toList();
        return names.stream().collect(Collectors.joining(" and "));
    }
}
