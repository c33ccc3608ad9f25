package io.kestramcp.oauth;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the claims of an access token, whether they came signed or by introspection: issuer, audience, times, subject,
 * and that they belong to no other kind of token. Thread-safe.
 */
final class AccessTokenClaims {
    private static final Set<String> REQUIRED = Set.of("sub", "exp");
    private static final int MAX_SUBJECT = 255;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final IssuerSettings settings;
    private final Clock clock;
    private final DefaultJWTClaimsVerifier<SecurityContext> verifier;

    AccessTokenClaims(IssuerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        JWTClaimsSet issuer =
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        this.verifier = new DefaultJWTClaimsVerifier<>(settings.audiences(), issuer, REQUIRED, Set.of()) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    }

    /**
     * Returns when the token ends, if everything holds.
     *
     * @throws InvalidTokenException when anything does not
     */
    Instant check(Map<String, Object> claims) throws InvalidTokenException {
        Instant expiry = time(claims, "exp");
        time(claims, "nbf");
        Instant issued = time(claims, "iat");
        JWTClaimsSet set = library(claims);
        try {
            verifier.verify(set, null);
        } catch (BadJWTException e) {
            throw new InvalidTokenException(e.getMessage(), e);
        }
        checkTimes(expiry, issued);
        checkSubject(claims.get("sub"));
        if (settings.audienceOnly() && !settings.audiences().containsAll(set.getAudience())) {
            throw new InvalidTokenException("aud holds an audience beside ours");
        }
        TokenKind.refuseOthers(claims);
        return expiry;
    }

    private void checkTimes(Instant expiry, Instant issued) throws InvalidTokenException {
        Instant now = clock.instant();
        Duration skew = settings.clockSkew();
        if (expiry == null) {
            throw new InvalidTokenException("exp is missing");
        }
        if (expiry.isAfter(now.plus(settings.maxLifetime()).plus(skew))) {
            throw new InvalidTokenException("exp lies more than " + settings.maxLifetime() + " ahead");
        }
        if (issued != null && issued.isAfter(now.plus(skew))) {
            throw new InvalidTokenException("iat lies in the future");
        }
    }

    private static void checkSubject(Object subject) throws InvalidTokenException {
        boolean good = subject instanceof String text
                && !text.isBlank()
                && text.length() <= MAX_SUBJECT
                && text.equals(LogText.clean(text));
        if (!good) {
            throw new InvalidTokenException("sub is not a plain string of at most " + MAX_SUBJECT + " characters");
        }
    }

    /** A NumericDate within reason, {@code null} if absent: the library would let one wrap around. */
    private static Instant time(Map<String, Object> claims, String name) throws InvalidTokenException {
        Object value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || !(number.doubleValue() >= 0 && number.doubleValue() <= LAST_SECOND)) {
            throw new InvalidTokenException(name + " is not a time");
        }
        return Instant.ofEpochSecond(number.longValue());
    }

    private static JWTClaimsSet library(Map<String, Object> claims) throws InvalidTokenException {
        if (!(claims.get("aud") instanceof String || claims.get("aud") instanceof List<?>)) {
            throw new InvalidTokenException("aud is missing");
        }
        try {
            return JWTClaimsSet.parse(claims);
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("the claims cannot be read: " + e.getMessage(), e);
        }
    }
}
