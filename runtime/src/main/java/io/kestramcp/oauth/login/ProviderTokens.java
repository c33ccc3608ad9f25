package io.kestramcp.oauth.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderReply;
import io.kestramcp.oauth.ProviderUnavailableException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads who signed in out of the tokens that the provider's token endpoint gave. Thread-safe. */
final class ProviderTokens {
    /** Claims about a token and not about its user, or about what another client may do. */
    private static final Set<String> OF_THE_TOKEN = Set.of(
            "iss",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "azp",
            "nonce",
            "at_hash",
            "c_hash",
            "s_hash",
            "auth_time",
            "acr",
            "amr",
            "typ",
            "token_type",
            "cnf",
            "sid",
            "session_state",
            "scope",
            "scp",
            "events",
            "client_id");

    private final Provider provider;
    private final IDTokenClaimsVerifier verifier;

    ProviderTokens(Provider provider, String clientId) {
        this.provider = provider;
        this.verifier = new IDTokenClaimsVerifier(
                new Issuer(provider.issuer()), new ClientID(clientId), null, provider.clockSkewSeconds());
    }

    /**
     * The claims of the ID token (OpenID Connect Core, section 3.1.3.7). The nonce is left to the caller.
     *
     * @throws InvalidTokenException when there is none that holds
     */
    Map<String, Object> idToken(ProviderReply reply) throws InvalidTokenException, ProviderUnavailableException {
        String token =
                reply.text("id_token").orElseThrow(() -> new InvalidTokenException("the provider gave no ID token"));
        Map<String, Object> claims = provider.signedClaims(token);
        try {
            verifier.verify(JWTClaimsSet.parse(claims), null);
        } catch (BadJWTException | ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("the provider's ID token does not hold: " + e.getMessage(), e);
        }
        return claims;
    }

    /**
     * What is claimed about the user: by the ID token, and besides by the access token where that is a signed one about
     * the same user: Keycloak, as it comes, puts roles into that alone.
     */
    Map<String, Object> aboutUser(Map<String, Object> idToken, ProviderReply reply)
            throws ProviderUnavailableException {
        Map<String, Object> claims = new LinkedHashMap<>(accessToken(idToken, reply));
        claims.putAll(idToken);
        claims.keySet().removeAll(OF_THE_TOKEN);
        return claims;
    }

    private Map<String, Object> accessToken(Map<String, Object> idToken, ProviderReply reply)
            throws ProviderUnavailableException {
        if (reply.text("access_token").isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, Object> claims =
                    provider.signedClaims(reply.text("access_token").get());
            boolean same = provider.issuer().equals(claims.get("iss"))
                    && idToken.get("sub").equals(claims.get("sub"));
            return same ? claims : Map.of();
        } catch (InvalidTokenException opaque) {
            return Map.of(); // To a client an access token may be anything (RFC 6749, section 1.4).
        }
    }
}
