package io.kestramcp.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks the tokens of this gateway's own authorization server. Thread-safe. */
final class OwnIssuer implements TokenIssuer {
    private final GatewayTokens tokens;
    private final SignatureCheck signature;
    private final AccessTokenClaims claims;

    OwnIssuer(GatewayTokens tokens, URI resource, Clock clock) {
        this.tokens = tokens;
        this.signature = new SignatureCheck(Set.of(JWSAlgorithm.ES256), tokens.keys());
        this.claims = new AccessTokenClaims(IssuerSettings.of(tokens.issuer(), Set.of(resource.toString())), clock);
    }

    boolean issued(CompactToken token) {
        return tokens.issuer().equals(token.payload().get("iss"));
    }

    @Override
    public ProvedToken prove(CompactToken token) throws InvalidTokenException, ProviderUnavailableException {
        String type = String.valueOf(token.jwt().getHeader().getType()).toLowerCase(Locale.ROOT);
        if (!type.equals(IssuerSettings.ACCESS_TOKEN)) {
            throw new InvalidTokenException("its typ is not at+jwt");
        }
        JWK key = signature.check(token.jwt());
        Instant expiry = checked(token.payload());
        return new ProvedToken(this, key, TokenClaims.authenticated(tokens.vouchedBy(), token.payload(), expiry));
    }

    @Override
    public boolean stillHolds(ProvedToken proved) throws InvalidTokenException, ProviderUnavailableException {
        checked(proved.claims());
        return signature.knows(proved.key());
    }

    private Instant checked(Map<String, Object> payload) throws InvalidTokenException {
        Instant expiry = claims.check(payload);
        if (tokens.isRevoked(payload)) {
            throw new InvalidTokenException("it has been revoked");
        }
        return expiry;
    }
}
