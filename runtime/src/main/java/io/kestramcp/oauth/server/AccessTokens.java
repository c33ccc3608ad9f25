package io.kestramcp.oauth.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.kestramcp.oauth.StrictJson;
import io.kestramcp.store.Grant;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes access tokens (RFC 9068): signed, for this one resource, with the claims that roles are decided from. Thread-safe. */
final class AccessTokens {
    private final ServerOptions options;
    private final SigningKeyRing keys;
    private final Clock clock;

    AccessTokens(ServerOptions options, SigningKeyRing keys, Clock clock) {
        this.options = options;
        this.keys = keys;
        this.clock = clock;
    }

    /** A token of what was granted. */
    String issue(Grant grant) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        claims(grant).forEach(claims::claim);
        claims.issuer(options.issuer().toString())
                .subject(grant.principal().subject())
                .audience(List.of(grant.resource()))
                .claim("client_id", grant.clientId())
                .claim("scope", String.join(" ", grant.scopes()))
                .claim(GrantIds.CLAIM, GrantIds.publicId(grant.id()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(options.accessTokenLife())));
        ECKey key = keys.current();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
        return token.serialize();
    }

    private static Map<String, Object> claims(Grant grant) {
        try {
            return StrictJson.object(grant.claims());
        } catch (IOException e) {
            throw new IllegalStateException("The store holds claims that are none", e);
        }
    }
}
