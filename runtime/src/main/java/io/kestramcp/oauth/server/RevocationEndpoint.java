package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.store.RefreshFamilies;
import java.util.Map;
import java.util.Optional;

/**
 * Revokes tokens at their client's wish (RFC 7009): a refresh token with all that came of its grant, or one access token.
 * Says the same about tokens that do not exist. Thread-safe.
 */
final class RevocationEndpoint {
    private final RefreshFamilies families;
    private final Revocations revocations;
    private final TokenLookup lookup;
    private final String vouchedBy;
    private final GrantRecord record;

    /** @param vouchedBy the issuer whose users the tokens are for */
    RevocationEndpoint(
            RefreshFamilies families,
            Revocations revocations,
            TokenLookup lookup,
            String vouchedBy,
            GrantRecord record) {
        this.families = families;
        this.revocations = revocations;
        this.lookup = lookup;
        this.vouchedBy = vouchedBy;
        this.record = record;
    }

    HTTPResponse answer(HTTPRequest http) {
        try {
            TokenRevocationRequest request = TokenRevocationRequest.parse(http);
            if (request.getClientAuthentication() != null || request.getClientID() == null) {
                return new TokenErrorResponse(OAuth2Error.INVALID_CLIENT).toHTTPResponse();
            }
            revoke(request.getToken().getValue(), request.getClientID().getValue());
            return new HTTPResponse(HTTPResponse.SC_OK);
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            return new TokenErrorResponse(error == null ? OAuth2Error.INVALID_REQUEST : error).toHTTPResponse();
        }
    }

    private void revoke(String token, String clientId) {
        Optional<Map<String, Object>> claims = lookup.active(token);
        if (claims.isPresent()) {
            if (clientId.equals(claims.get().get("client_id"))) {
                revocations.endToken((String) claims.get().get("jti"));
                String subject = (String) claims.get().get("sub");
                record.step(GrantRecord.Step.REVOKED, new Principal(vouchedBy, subject, subject), clientId);
            }
        } else {
            families.revoke(new Secret(token), clientId).ifPresent(grant -> {
                revocations.endTokens(grant.id());
                record.step(GrantRecord.Step.REVOKED, grant.principal(), clientId);
            });
        }
    }
}
