package io.kestramcp.oauth;

import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider answered to a form.
 *
 * @param status 200, or 400 with the error of RFC 6749, section 5.2
 * @param body the JSON object; may hold tokens
 * @param date by the provider's clock, in whole seconds
 */
public record ProviderReply(int status, Map<String, Object> body, Optional<Instant> date) {
    /** Whether the provider did what it was asked. */
    public boolean good() {
        return status == HttpURLConnection.HTTP_OK;
    }

    /** The member of that name, if it is a text. */
    public Optional<String> text(String name) {
        return body.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Names only: there may be tokens among the values. */
    @Override
    public String toString() {
        return "ProviderReply[" + status + ", "
                + text("error").map(LogText::clean).orElse("no error") + "]";
    }
}
