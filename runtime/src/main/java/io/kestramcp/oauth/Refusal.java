package io.kestramcp.oauth;

import java.util.Map;

/**
 * The HTTP answer to a request that is kept out. Says nothing of why a token was refused.
 *
 * @param status 400, 401, 403 or 503
 * @param headers the fields to set, each once
 * @param body JSON with {@code error} and {@code error_description}
 */
public record Refusal(int status, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public Refusal {
        headers = Map.copyOf(headers);
    }
}
