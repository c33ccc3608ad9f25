package io.kestramcp.sandbox;

import io.kestramcp.sandbox.http.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that the sandbox received, refused ones too.
 *
 * @param method upper case
 * @param path as it was sent, encoded
 * @param query as it was sent, encoded; null when there was none
 * @param headers all values by name; names are looked up without regard to case
 * @param body as UTF-8 text, empty when there was none
 */
public record RecordedRequest(
        String method, String path, String query, Map<String, List<String>> headers, String body) {
    static RecordedRequest of(ReceivedRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach(header -> headers.computeIfAbsent(header.name(), name -> new ArrayList<>())
                .add(header.value()));
        return new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                headers,
                request.body().text());
    }
}
