package io.kestramcp.cli;

import io.kestramcp.http.login.AfterLogin;
import io.kestramcp.http.page.PageRoute;
import io.kestramcp.http.page.StartPage;
import io.kestramcp.http.token.TokenPage;
import io.kestramcp.http.token.Tries;
import io.kestramcp.oauth.OauthSettings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the pages together. */
final class PageAssembly {
    private final List<PageRoute> routes = new ArrayList<>();

    /**
     * @param login the way to sign in; stays the caller's, who closes it
     * @param own the address of this gateway in the end, for this machine's user
     */
    PageAssembly(
            Optional<OauthSettings> signIn,
            Optional<LoginAssembly> login,
            Optional<AuthorizationAssembly> authorization,
            Assembly assembly,
            Supplier<URI> own) {
        Optional<URI> tokenPage = assembly.kestra().tokenPage();
        routes.add(new StartPage(
                () -> signIn.map(OauthSettings::resource)
                        .orElseGet(() -> own.get().resolve(OauthSettings.MCP_PATH)),
                signIn.isPresent(),
                tokenPage));
        List<AfterLogin> kinds = new ArrayList<>();
        authorization.map(AuthorizationAssembly::authorize).ifPresent(authorize -> {
            routes.add(authorize);
            kinds.add(authorize);
        });
        login.ifPresent(known -> routes.add(known.callback(kinds)));
        if (tokenPage.isPresent()) {
            routes.add(new TokenPage(
                    login.orElseThrow().pages(),
                    assembly.desk(),
                    signIn.orElseThrow().publicUrl(),
                    new Tries(Clock.systemUTC())));
        }
    }

    /** Each path once. */
    List<PageRoute> routes() {
        return List.copyOf(routes);
    }
}
