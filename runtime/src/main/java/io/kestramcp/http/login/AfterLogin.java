package io.kestramcp.http.login;

import io.kestramcp.http.page.PageReply;
import io.kestramcp.oauth.login.LoginResult;
import io.kestramcp.oauth.login.ProviderUser;

/** One kind of thing that people sign in for. Thread-safe. */
public interface AfterLogin {
    /** The word that purposes of this kind begin with, before a blank. */
    String kind();

    /**
     * Goes on with a user.
     *
     * @param purpose the rest of the purpose
     */
    PageReply signedIn(ProviderUser user, String purpose);

    /** Goes on without one. */
    PageReply failed(LoginResult.Failed why, String purpose);
}
