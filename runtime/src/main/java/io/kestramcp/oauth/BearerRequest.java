package io.kestramcp.oauth;

import java.util.List;

/**
 * The parts of an HTTP request in which a client may put a token.
 *
 * @param authorization the values of every {@code Authorization} field line, in order, not joined
 * @param query the raw query string, empty if there is none
 * @param contentType the value of {@code Content-Type}, empty if there is none
 */
public record BearerRequest(List<String> authorization, String query, String contentType) {
    /** Copies the list; {@code null} stands for an absent query or content type, as servers report it. */
    public BearerRequest {
        authorization = List.copyOf(authorization);
        query = query == null ? "" : query;
        contentType = contentType == null ? "" : contentType;
    }

    @Override
    public String toString() {
        return "BearerRequest[" + authorization.size() + " Authorization header(s)]";
    }
}
