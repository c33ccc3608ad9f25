package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import io.kestramcp.config.Secret;
import java.net.URI;
import java.util.List;

/** The token endpoint (OAuth 2.1, section 3.2), for public clients. Thread-safe. */
final class TokenEndpoint {
    private final ServerOptions options;
    private final CodeGrant codes;
    private final RefreshGrant refreshes;

    TokenEndpoint(ServerOptions options, CodeGrant codes, RefreshGrant refreshes) {
        this.options = options;
        this.codes = codes;
        this.refreshes = refreshes;
    }

    HTTPResponse answer(HTTPRequest http) {
        try {
            TokenRequest request = TokenRequest.parse(http);
            if (request.getClientAuthentication() != null) {
                return refused(OAuth2Error.INVALID_CLIENT.appendDescription(": clients have no secret here"));
            }
            return given(issued(request));
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            return refused(error == null ? OAuth2Error.INVALID_REQUEST : error);
        } catch (GrantRefusedException e) {
            return refused(e.error());
        }
    }

    private IssuedPair issued(TokenRequest request) throws GrantRefusedException, ParseException {
        checkResources(request.getResources());
        String clientId =
                request.getClientID() == null ? "" : request.getClientID().getValue();
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant code) {
            return codes.redeem(clientId, code);
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            return refreshes.refresh(
                    clientId, new Secret(refresh.getRefreshToken().getValue()));
        }
        throw new ParseException("Another grant", OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }

    /** RFC 8707, section 2.2: a code is for one resource, and there is only one; who names another is refused. */
    private void checkResources(List<URI> resources) throws GrantRefusedException {
        if (resources != null && !resources.equals(List.of(options.resource()))) {
            throw GrantRefusedException.target("resource must be " + options.resource());
        }
    }

    private HTTPResponse given(IssuedPair pair) {
        BearerAccessToken access = new BearerAccessToken(
                pair.accessToken(), options.accessTokenLife().toSeconds(), new Scope(ServerOptions.SCOPE));
        RefreshToken refresh = pair.refreshToken()
                .map(token -> new RefreshToken(token.reveal()))
                .orElse(null);
        return new AccessTokenResponse(new Tokens(access, refresh)).toHTTPResponse();
    }

    private static HTTPResponse refused(ErrorObject error) {
        return new TokenErrorResponse(error).toHTTPResponse();
    }
}
