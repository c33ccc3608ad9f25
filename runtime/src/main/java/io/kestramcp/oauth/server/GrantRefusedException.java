package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;

/** A token is not given; the message goes to the client. */
final class GrantRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorObject error;

    private GrantRefusedException(ErrorObject error) {
        super(error.getDescription());
        this.error = error;
    }

    /** The code or token is not good, or not this client's. */
    static GrantRefusedException grant(String why) {
        return new GrantRefusedException(OAuth2Error.INVALID_GRANT.setDescription(why));
    }

    /** It is asked for another server. */
    static GrantRefusedException target(String why) {
        return new GrantRefusedException(OAuth2Error.INVALID_TARGET.setDescription(why));
    }

    /** Nothing is wrong with the request; it may be sent again. */
    static GrantRefusedException later(String why) {
        return new GrantRefusedException(
                OAuth2Error.TEMPORARILY_UNAVAILABLE.setDescription(why).setHTTPStatusCode(503));
    }

    ErrorObject error() {
        return error;
    }
}
