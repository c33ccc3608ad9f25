package io.kestramcp.http.login;

import io.kestramcp.config.Secret;
import io.kestramcp.http.page.PageCookie;
import io.kestramcp.http.page.PageReply;
import io.kestramcp.http.page.PageRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.oauth.login.BrowserLogin;
import io.kestramcp.oauth.login.BrowserSessions;
import io.kestramcp.oauth.login.LoginCookie;
import io.kestramcp.oauth.login.LoginResult;
import io.kestramcp.oauth.login.LoginStart;
import io.kestramcp.oauth.login.ProviderUser;
import io.kestramcp.oauth.login.TooManyLoginsException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in to our own pages, and how one does. Thread-safe. */
public final class PageLogin implements AfterLogin {
    private static final Logger LOG = LoggerFactory.getLogger(PageLogin.class);
    private static final String KIND = "page";

    private final BrowserLogin login;
    private final BrowserSessions sessions;
    private final URI publicUrl;

    /** @param publicUrl stands before the paths of pages, without a slash at the end */
    public PageLogin(BrowserLogin login, BrowserSessions sessions, URI publicUrl) {
        this.login = login;
        this.sessions = sessions;
        this.publicUrl = publicUrl;
    }

    /** Who is signed in; empty if nobody is. */
    public Optional<Principal> user(PageRequest request) {
        return request.cookie(BrowserSessions.COOKIE).map(Secret::new).flatMap(sessions::find);
    }

    /**
     * Sends the browser to sign in, and afterwards to a page of ours.
     *
     * @param path of the page, from the slash on; not of the user's choice
     */
    public PageReply signIn(String path) {
        return begin(login, KIND + " " + path);
    }

    /** The session of a user who has just signed in. */
    public PageCookie session(Principal user) {
        return cookie(sessions.open(user));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PageReply signedIn(PageRequest request, ProviderUser user, String path) {
        return PageReply.seeOther(URI.create(publicUrl + path))
                .with(session(user.identity().principal()));
    }

    @Override
    public PageReply failed(PageRequest request, LoginResult.Failed why, String path) {
        return PageReply.message(HttpStatus.FORBIDDEN_403, "You are not signed in", why.message());
    }

    /** Sends the browser to the provider with the cookie that its way back needs, or says that there is no way now. */
    public static PageReply begin(BrowserLogin login, String purpose) {
        try {
            LoginStart start = login.begin(purpose);
            return PageReply.seeOther(start.address()).with(cookie(start.cookie()));
        } catch (TooManyLoginsException e) {
            LOG.warn("A login cannot begin: {}", e.getMessage());
            return PageReply.message(
                            HttpStatus.SERVICE_UNAVAILABLE_503,
                            "You cannot sign in now",
                            "Too many people are signing in. Try again in a minute.")
                    .retryAfter(e.retryAfter());
        } catch (ProviderUnavailableException e) {
            LOG.warn("A login cannot begin: {}", LogText.clean(e.getMessage()));
            return PageReply.message(
                            HttpStatus.SERVICE_UNAVAILABLE_503,
                            "You cannot sign in now",
                            "The identity provider does not answer. Try again in a minute.")
                    .retryAfter(Duration.ofMinutes(1));
        }
    }

    private static PageCookie cookie(LoginCookie cookie) {
        return new PageCookie(cookie.name(), cookie.value().reveal(), cookie.lifetime());
    }
}
