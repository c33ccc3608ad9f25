package io.kestramcp.oauth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells access tokens from the other tokens that a provider signs with the same keys. RFC 9068 does it by the header's
 * type; where the operator accepts tokens without that type, it takes marks that only access tokens bear.
 */
final class TokenKind {
    /** Claims of ID tokens and logout tokens (OpenID Connect Core, section 3.3.2.11; Back-Channel Logout, 2.4). */
    private static final Set<String> FOREIGN = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    /** Entra ID writes one of these into every access token, also of an application, and into no ID token. */
    private static final Set<String> ENTRA_ACCESS = Set.of("azpacr", "appidacr");

    private static final String BEARER = "Bearer";

    private TokenKind() {}

    /**
     * Returns only if nothing says that the claims are of another kind of token.
     *
     * @throws InvalidTokenException when something does
     */
    static void refuseOthers(Map<String, Object> claims) throws InvalidTokenException {
        Set<String> foreign = new TreeSet<>(claims.keySet());
        foreign.retainAll(FOREIGN);
        if (!foreign.isEmpty()) {
            throw new InvalidTokenException("the claims " + foreign + " make it an ID or logout token");
        }
        // Keycloak says Bearer, ID, Refresh, Offline or Logout in the claim typ; RFC 7662 has token_type.
        for (String name : List.of("typ", "token_type")) {
            Object kind = claims.get(name);
            if (kind != null && !(kind instanceof String text && text.equalsIgnoreCase(BEARER))) {
                throw new InvalidTokenException("its claim " + name + " is " + kind + ", not Bearer");
            }
        }
        if (claims.containsKey("cnf")) {
            throw new InvalidTokenException("it is bound to a key (cnf) whose proof this server does not check");
        }
    }

    /**
     * Returns only if the claims bear a mark of an access token: for tokens whose header does not say so.
     *
     * @throws InvalidTokenException when they do not, as those of an ID token
     */
    static void requireAccessToken(Map<String, Object> claims) throws InvalidTokenException {
        boolean marked = claims.containsKey("scope")
                || claims.containsKey("scp")
                || claims.get("typ") instanceof String
                || claims.keySet().stream().anyMatch(ENTRA_ACCESS::contains);
        if (!marked) {
            throw new InvalidTokenException(
                    "neither its type nor a claim (scope, scp, typ, azpacr, appidacr) makes it an access token");
        }
    }
}
