package io.kestramcp.oauth.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** Knows an access token of this server that is good now. Thread-safe. */
final class TokenLookup {
    private final SigningKeyRing keys;
    private final Revocations revocations;
    private final Clock clock;

    TokenLookup(SigningKeyRing keys, Revocations revocations, Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** The claims; empty if it is none, has expired or was revoked. */
    Optional<Map<String, Object>> active(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = keys.published()
                    .getKeyByKeyId(String.valueOf(jwt.getHeader().getKeyID()));
            if (key == null || !jwt.verify(new ECDSAVerifier(key.toECKey()))) {
                return Optional.empty();
            }
            Date end = jwt.getJWTClaimsSet().getExpirationTime();
            Map<String, Object> claims = jwt.getJWTClaimsSet().toJSONObject();
            boolean over = end == null || !end.toInstant().isAfter(clock.instant());
            return over || revocations.isEnded(claims) ? Optional.empty() : Optional.of(claims);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
