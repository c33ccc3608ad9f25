package io.kestramcp.oauth.login;

import java.util.Optional;

/** What came of a login. */
public sealed interface LoginResult {
    /**
     * The provider vouches for a user.
     *
     * @param user who signed in
     * @param purpose what the login was begun for
     * @param cookie the name of the login's cookie, to be forgotten
     */
    record SignedIn(ProviderUser user, String purpose, String cookie) implements LoginResult {}

    /**
     * Nobody signed in.
     *
     * @param error a code of RFC 6749, section 4.1.2.1, for a client that waits
     * @param message for the user: what happened and what to do; no word of the provider's
     * @param purpose what the login was begun for; empty when that cannot be known, as with a callback that comes twice,
     *     too late, or in another browser
     */
    record Failed(String error, String message, Optional<String> purpose) implements LoginResult {}
}
