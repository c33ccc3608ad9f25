package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException.Kind;

/** Reads Kestra's refusals: its JsonError shape, its odd bodies, and none at all (wire notes of 1.3, section 5). */
public final class KestraErrors {
    private KestraErrors() {}

    /**
     * The failure that a non-2xx answer to {@code request} means. The status decides, not the words: Kestra says "Internal
     * server error" with 422 (recording 063 of 1.3.25). Any 5xx leaves open whether a request that writes was done.
     */
    public static KestraException of(KestraRequest request, KestraReply reply) {
        ErrorBody body = ErrorBody.of(reply);
        Kind kind = kind(reply);
        boolean mayHaveHappened = !request.safe() && (reply.status() >= 500 || reply.status() == 408);
        String said = body.message().isEmpty() ? " without a word." : ": " + body.message();
        return new KestraException(
                kind,
                reply.status(),
                "Kestra " + (reply.status() >= 500 ? "failed at " : "refused ") + request.operation() + " with "
                        + reply.status() + said,
                body.violations(),
                ErrorHints.of(kind, request, reply, body, mayHaveHappened),
                mayHaveHappened);
    }

    private static Kind kind(KestraReply reply) {
        int status = reply.status();
        if (status < 400 || (status < 500 && status != 429 && HtmlPage.is(reply))) {
            return Kind.NOT_KESTRA;
        }
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408 -> Kind.NO_ANSWER;
            case 409 -> Kind.CONFLICT;
            case 423, 429, 503 -> Kind.BUSY;
            default -> status >= 500 ? Kind.SERVER_ERROR : Kind.INVALID;
        };
    }
}
