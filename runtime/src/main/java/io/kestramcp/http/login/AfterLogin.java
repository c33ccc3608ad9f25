package io.kestramcp.http.login;

import io.kestramcp.http.page.PageReply;
import io.kestramcp.http.page.PageRequest;
import io.kestramcp.oauth.login.LoginResult;
import io.kestramcp.oauth.login.ProviderUser;

/** One kind of thing that people sign in for. Thread-safe. */
public interface AfterLogin {
    /** The word that purposes of this kind begin with, before a blank. */
    String kind();

    /**
     * Goes on with a user.
     *
     * @param request the one that came back from the provider
     * @param purpose the rest of the purpose
     */
    PageReply signedIn(PageRequest request, ProviderUser user, String purpose);

    /** Goes on without one. */
    PageReply failed(PageRequest request, LoginResult.Failed why, String purpose);
}
