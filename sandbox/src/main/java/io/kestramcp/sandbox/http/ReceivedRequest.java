package io.kestramcp.sandbox.http;

import java.util.List;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method upper case
 * @param path the path as it was sent, encoded
 * @param rawQuery the query as it was sent, null when there was none
 * @param headers every header line
 * @param body the bytes, maybe none
 */
public record ReceivedRequest(String method, String path, String rawQuery, List<Header> headers, Bytes body) {
    /** One header line. */
    public record Header(String name, String value) {}

    /** The first value of a header; its name is looked up without regard to case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Path and query as they were sent. */
    public String uri() {
        return rawQuery == null ? path : path + "?" + rawQuery;
    }

    /** The content type without its parameters; empty when none was sent. */
    public Optional<String> mediaType() {
        return header("Content-Type").map(type -> type.split(";", 2)[0].trim());
    }
}
