package io.kestramcp.oauth;

import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes an identity of claims that were checked. */
final class TokenClaims {
    /** Tried in this order; {@code cid} and {@code azp} name the application where no person is behind the token. */
    private static final List<String> NAMES = List.of("preferred_username", "name", "email", "azp", "cid");

    private static final int MAX_NAME = 100;

    private TokenClaims() {}

    static Authentication.Authenticated authenticated(String issuer, Map<String, Object> claims, Instant expiry) {
        return new Authentication.Authenticated(identity(issuer, claims), expiry);
    }

    static Identity identity(String issuer, Map<String, Object> claims) {
        String subject = (String) claims.get("sub");
        return new Identity(new Principal(issuer, subject, displayName(claims, subject)), Claims.of(claims));
    }

    private static String displayName(Map<String, Object> claims, String subject) {
        String name = NAMES.stream()
                .map(claims::get)
                .filter(value -> value instanceof String text && !text.isBlank())
                .map(String.class::cast)
                .findFirst()
                .orElse(subject);
        String clean = LogText.clean(name);
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME) + "…";
    }
}
