package io.kestramcp.sandbox.http;

import io.kestramcp.sandbox.line.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The strict content negotiation of the real server (wire document 1.3, section 6). */
final class MediaTypes {
    private MediaTypes() {}

    /**
     * Refuses a body of a type that the operation does not take (415), then an answer that the caller does not accept
     * (406): before anything is looked up, so a wrong Accept hides a wrong id.
     */
    static void check(Operation operation, ReceivedRequest request) {
        Optional<String> sent = request.mediaType();
        if (sent.isPresent()
                && !operation.acceptsAnyBody()
                && !operation.consumes().contains(sent.get())) {
            throw Refusal.of(
                    415,
                    "Unsupported Media Type: Content Type [" + sent.get() + "] not allowed. Allowed types: "
                            + operation.consumes());
        }
        Optional<String> accept = request.header("Accept");
        if (accept.isPresent() && operation.produces().stream().noneMatch(type -> accepts(accept.get(), type))) {
            throw Refusal.of(
                    406,
                    "Not Acceptable: Specified Accept Types [" + accept.get() + "] not supported. Supported types: "
                            + operation.produces());
        }
    }

    private static boolean accepts(String accept, String type) {
        List<String> ranges = Arrays.stream(accept.split(",", -1))
                .map(range -> range.split(";", 2)[0].trim())
                .toList();
        return ranges.contains("*/*")
                || ranges.contains(type)
                || ranges.contains(type.substring(0, type.indexOf('/')) + "/*");
    }
}
