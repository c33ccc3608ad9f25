package io.kestramcp.oauth.server;

import com.google.gson.Gson;
import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether an access token is good (RFC 7662). Who asks must show a good token himself, and is told about tokens of
 * the same user and client alone. Thread-safe.
 */
final class IntrospectionEndpoint {
    private static final List<String> TOLD = List.of("iss", "sub", "aud", "client_id", "scope", "jti", "iat", "exp");

    private final TokenLookup lookup;

    IntrospectionEndpoint(TokenLookup lookup) {
        this.lookup = lookup;
    }

    HTTPResponse answer(HTTPRequest http) {
        try {
            TokenIntrospectionRequest request = TokenIntrospectionRequest.parse(http);
            Optional<Map<String, Object>> asker = request.getClientAuthorization() == null
                    ? Optional.empty()
                    : lookup.active(request.getClientAuthorization().getValue());
            if (asker.isEmpty()) {
                return unauthorized();
            }
            return told(lookup.active(request.getToken().getValue())
                    .filter(claims -> same(claims, asker.get(), "sub") && same(claims, asker.get(), "client_id")));
        } catch (ParseException e) {
            return unauthorized();
        }
    }

    private static boolean same(Map<String, Object> first, Map<String, Object> second, String claim) {
        return first.get(claim) != null && first.get(claim).equals(second.get(claim));
    }

    private static HTTPResponse told(Optional<Map<String, Object>> claims) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("active", claims.isPresent());
        claims.ifPresent(known -> {
            TOLD.forEach(name -> body.put(name, known.get(name)));
            body.put("token_type", "Bearer");
        });
        HTTPResponse response = new HTTPResponse(HTTPResponse.SC_OK);
        response.setEntityContentType(ContentType.APPLICATION_JSON);
        response.setBody(new Gson().toJson(body));
        return response;
    }

    private static HTTPResponse unauthorized() {
        HTTPResponse response = new HTTPResponse(HTTPResponse.SC_UNAUTHORIZED);
        response.setWWWAuthenticate(BearerTokenError.INVALID_TOKEN.toWWWAuthenticateHeader());
        return response;
    }
}
