package io.kestramcp.oauth.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which of a token's claims are about its user, and may matter to a policy. */
final class UserClaims {
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

    /** Claims that no policy needs and that need not be kept, nor travel with every call. */
    private static final Set<String> DECORATION = Set.of(
            "picture",
            "profile",
            "website",
            "address",
            "phone_number",
            "phone_number_verified",
            "birthdate",
            "gender",
            "zoneinfo",
            "locale",
            "updated_at",
            "given_name",
            "family_name",
            "middle_name",
            "nickname");

    private UserClaims() {}

    /** What is left without the others. */
    static Map<String, Object> of(Map<String, Object> claims) {
        Map<String, Object> left = new LinkedHashMap<>(claims);
        left.keySet().removeAll(OF_THE_TOKEN);
        left.keySet().removeAll(DECORATION);
        return left;
    }
}
