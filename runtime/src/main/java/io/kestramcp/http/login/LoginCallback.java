package io.kestramcp.http.login;

import io.kestramcp.config.Secret;
import io.kestramcp.http.page.PageCookie;
import io.kestramcp.http.page.PageReply;
import io.kestramcp.http.page.PageRequest;
import io.kestramcp.http.page.PageRoute;
import io.kestramcp.oauth.login.BrowserLogin;
import io.kestramcp.oauth.login.LoginResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;

/** Where the provider sends browsers back to. A GET that changes something, as OAuth has it: the login's own cookie guards it. */
public final class LoginCallback implements PageRoute {
    /** Below the public URL; to be registered at the provider. */
    public static final String PATH = "/oauth/callback";

    private final BrowserLogin login;
    private final Map<String, AfterLogin> kinds;

    /** @param kinds all that logins are begun for, each kind once */
    public LoginCallback(BrowserLogin login, List<AfterLogin> kinds) {
        this.login = login;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(AfterLogin::kind, Function.identity()));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public PageReply get(PageRequest request) {
        LoginResult result =
                login.finish(request.query(), name -> request.cookie(name).map(Secret::new));
        if (result instanceof LoginResult.SignedIn signedIn) {
            String[] purpose = signedIn.purpose().split(" ", 2);
            return kinds.get(purpose[0])
                    .signedIn(request, signedIn.user(), purpose[1])
                    .with(PageCookie.gone(signedIn.cookie()));
        }
        LoginResult.Failed failed = (LoginResult.Failed) result;
        if (failed.purpose().isEmpty()) {
            return PageReply.message(HttpStatus.BAD_REQUEST_400, "This sign-in cannot be finished", failed.message());
        }
        String[] purpose = failed.purpose().get().split(" ", 2);
        return kinds.get(purpose[0]).failed(request, failed, purpose[1]);
    }
}
