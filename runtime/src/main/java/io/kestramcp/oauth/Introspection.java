package io.kestramcp.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Asks the provider about opaque tokens (RFC 7662). An answer is believed for {@link #POSITIVE}, and never beyond the
 * token's own end; that a token is not active, for {@link #NEGATIVE}. At most {@value #MAX_AT_ONCE} questions are under
 * way at once, so that made-up tokens cannot turn this server against the provider. Thread-safe.
 */
final class Introspection {
    /** How long a revoked token may still be let in. */
    static final Duration POSITIVE = Duration.ofSeconds(30);

    /** Long enough for a client that repeats itself, too short to keep a fresh token out. */
    static final Duration NEGATIVE = Duration.ofSeconds(2);

    static final int MAX_AT_ONCE = 16;

    private final String issuer;
    private final IntrospectionSettings client;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final AccessTokenClaims claims;
    private final Times times;
    private final TokenCache<Authentication> cache;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    Introspection(
            String issuer,
            IntrospectionSettings client,
            Discovery discovery,
            ProviderHttp http,
            AccessTokenClaims claims,
            Times times) {
        this.issuer = issuer;
        this.client = client;
        this.discovery = discovery;
        this.http = http;
        this.claims = claims;
        this.times = times;
        this.cache = new TokenCache<>(times.steady());
    }

    /** The caller of an opaque token. */
    Authentication.Authenticated verify(String token) throws InvalidTokenException, ProviderUnavailableException {
        Optional<Authentication> known = cache.find(token).filter(this::stillHolds);
        Authentication answer = known.isPresent() ? known.get() : ask(token);
        if (answer instanceof Authentication.Authenticated caller) {
            return caller;
        }
        throw new InvalidTokenException(((Authentication.Invalid) answer).reason());
    }

    /** The cache does not know the clock that tokens are dated by. */
    private boolean stillHolds(Authentication known) {
        return !(known instanceof Authentication.Authenticated caller)
                || times.wall().instant().isBefore(caller.expiresAt());
    }

    private Authentication ask(String token) throws ProviderUnavailableException {
        if (!places.tryAcquire()) {
            throw new ProviderUnavailableException("too many tokens are being introspected at once");
        }
        try {
            Instant now = times.steady().instant();
            Authentication answer = judged(http.post(
                    discovery.introspectionEndpoint(client),
                    basic(),
                    "token=" + encoded(token) + "&token_type_hint=access_token"));
            cache.keep(token, answer, end(answer, now));
            return answer;
        } finally {
            places.release();
        }
    }

    private Authentication judged(Map<String, Object> response) {
        if (!Boolean.TRUE.equals(response.get("active"))) {
            return new Authentication.Invalid("the provider says that the token is not active");
        }
        // RFC 7662 leaves iss out at will: the provider was asked itself, so its own name is meant.
        Map<String, Object> checked = new HashMap<>(response);
        checked.putIfAbsent("iss", issuer);
        try {
            return TokenClaims.authenticated(issuer, checked, claims.check(checked));
        } catch (InvalidTokenException e) {
            return new Authentication.Invalid(e.getMessage());
        }
    }

    private static Instant end(Authentication answer, Instant now) {
        return now.plus(answer instanceof Authentication.Authenticated ? POSITIVE : NEGATIVE);
    }

    /** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
    private String basic() {
        String pair =
                encoded(client.clientId()) + ":" + encoded(client.clientSecret().reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
