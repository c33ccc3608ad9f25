package io.kestramcp.oauth.login;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import io.kestramcp.identity.Identity;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderReply;
import io.kestramcp.oauth.ProviderUnavailableException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads who signed in out of the tokens that the provider's token endpoint gave. Thread-safe. */
final class ProviderTokens {
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
        Map<String, Object> claims = new LinkedHashMap<>(accessToken(idToken.get("sub"), reply));
        claims.putAll(idToken);
        return UserClaims.of(claims);
    }

    /**
     * Likewise of an answer without an ID token, which one to a refresh may be (OpenID Connect Core, section 12.2): what the
     * access token alone claims, if it is a signed one about the same user.
     *
     * @param known the user as last vouched for: of each of his claims something must be said now, for what is not said may
     *     have been taken from him since, and what remains may be less than he has
     * @throws InvalidTokenException when the answer says too little
     */
    Map<String, Object> aboutUser(Identity known, ProviderReply reply)
            throws InvalidTokenException, ProviderUnavailableException {
        Map<String, Object> claims = UserClaims.of(accessToken(known.principal().subject(), reply));
        Set<String> unsaid = new TreeSet<>(known.claims().values().keySet());
        unsaid.removeAll(claims.keySet());
        if (claims.isEmpty() || !unsaid.isEmpty()) {
            throw new InvalidTokenException(
                    "the provider answered a refresh without an ID token, and in its access token"
                            + " nothing is said anew of " + unsaid);
        }
        return claims;
    }

    /** The claims of a signed access token about that user; none if there is no such one. */
    private Map<String, Object> accessToken(Object subject, ProviderReply reply) throws ProviderUnavailableException {
        if (reply.text("access_token").isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, Object> claims =
                    provider.signedClaims(reply.text("access_token").get());
            boolean same = provider.issuer().equals(claims.get("iss")) && subject.equals(claims.get("sub"));
            return same ? claims : Map.of();
        } catch (InvalidTokenException opaque) {
            return Map.of(); // To a client an access token may be anything (RFC 6749, section 1.4).
        }
    }
}
