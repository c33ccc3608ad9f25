package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import io.kestramcp.config.Secret;
import java.net.URI;

/** Writes answers to clients: each names this server ({@code iss}, RFC 9207), so that no other's can be mixed up with it. */
final class ClientAnswers {
    private final Issuer issuer;

    ClientAnswers(URI issuer) {
        this.issuer = new Issuer(issuer.toString());
    }

    /** The address that takes a code to the client. */
    URI code(AuthorizationQuery query, Secret code) {
        return new AuthorizationSuccessResponse(
                        query.redirectUri(),
                        new AuthorizationCode(code.reveal()),
                        null,
                        state(query),
                        issuer,
                        ResponseMode.QUERY)
                .toURI();
    }

    /** The address that takes an error to the client. */
    URI error(AuthorizationQuery query, ErrorObject error) {
        return new AuthorizationErrorResponse(query.redirectUri(), error, state(query), issuer, ResponseMode.QUERY)
                .toURI();
    }

    private static State state(AuthorizationQuery query) {
        return query.state().filter(text -> !text.isBlank()).map(State::new).orElse(null);
    }
}
