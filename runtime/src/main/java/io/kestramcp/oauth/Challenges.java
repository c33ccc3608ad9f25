package io.kestramcp.oauth;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The answers that send a client to sign in (RFC 6750, section 3; RFC 9728, section 5.1; MCP
 * authorization chapter, "Error Handling"). Immutable.
 */
public final class Challenges {
    private final ProtectedResource resource;

    /** Challenges that lead to the metadata of {@code resource}. */
    public Challenges(ProtectedResource resource) {
        this.resource = resource;
    }

    /**
     * The answer to a refused request.
     *
     * @param needed the scopes that the request needs, as far as known; may be empty
     */
    public Refusal refusal(Authentication.Refused refused, Set<String> needed) {
        if (refused instanceof Authentication.Unavailable unavailable) {
            Refusal answer = answer(
                    503,
                    "temporarily_unavailable",
                    "The identity provider does not answer. Try again later.",
                    Map.of());
            return with(
                    answer,
                    "Retry-After",
                    Long.toString(unavailable.retryAfter().toSeconds()));
        }
        if (refused instanceof Authentication.Malformed) {
            return challenge(
                    400, "invalid_request", "Send one token, in one Authorization: Bearer header.", Set.of(), true);
        }
        if (refused instanceof Authentication.Invalid) {
            return challenge(401, "invalid_token", "The access token is not valid here. Sign in again.", needed, true);
        }
        return challenge(401, "unauthorized", "Sign in: this server needs an access token.", needed, false);
    }

    /**
     * The answer to a caller whose token is good but opens too little (RFC 6750, section 3.1).
     *
     * @param needed every scope that the next token is to have, at least one
     */
    public Refusal insufficientScope(Set<String> needed) {
        return challenge(403, "insufficient_scope", "The access token has too few scopes for this.", needed, true);
    }

    private Refusal challenge(int status, String error, String description, Set<String> scopes, boolean named) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (named) {
            parameters.put("error", error);
            parameters.put("error_description", description);
        }
        if (!scopes.isEmpty()) {
            parameters.put("scope", ProtectedResource.scopeText(scopes));
        }
        parameters.put("resource_metadata", resource.metadataUrl().toString());
        return answer(status, error, description, parameters);
    }

    private static Refusal answer(int status, String error, String description, Map<String, String> parameters) {
        JsonObject body = new JsonObject();
        body.addProperty("error", error);
        body.addProperty("error_description", description);
        Refusal plain = new Refusal(
                status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body.toString());
        return parameters.isEmpty() ? plain : with(plain, "WWW-Authenticate", "Bearer " + quoted(parameters));
    }

    /** No value holds a quote or backslash: descriptions are ours, scopes and the URL were checked. */
    private static String quoted(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=\"" + parameter.getValue() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static Refusal with(Refusal answer, String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(name, value);
        return new Refusal(answer.status(), headers, answer.body());
    }
}
