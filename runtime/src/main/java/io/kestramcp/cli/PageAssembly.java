package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.http.page.PageRoute;
import io.kestramcp.http.page.StartPage;
import io.kestramcp.http.token.TokenPage;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.vault.Sealer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Puts the pages together. Closed, it closes the way to sign in. */
final class PageAssembly implements AutoCloseable {
    private final List<PageRoute> routes = new ArrayList<>();
    private final Optional<LoginAssembly> login;

    /** @param port that is bound in the end */
    PageAssembly(Settings settings, Optional<OauthSettings> signIn, Assembly assembly, IntSupplier port) {
        Optional<URI> tokenPage = assembly.kestra().tokenPage();
        this.login = tokenPage.flatMap(page -> LoginAssembly.of(
                signIn.orElseThrow(),
                settings.access().signIn(),
                assembly.keeping().database(),
                new Sealer(assembly.keeping().keys())));
        routes.add(new StartPage(
                () -> signIn.map(OauthSettings::resource)
                        .orElseGet(() -> URI.create("http://localhost:" + port.getAsInt() + OauthSettings.MCP_PATH)),
                signIn.isPresent(),
                tokenPage));
        login.ifPresent(known -> {
            routes.add(new LoginCallback(known.login(), List.of(known.pages())));
            routes.add(new TokenPage(
                    known.pages(), assembly.desk(), signIn.orElseThrow().publicUrl()));
        });
    }

    /** Each path once. */
    List<PageRoute> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        login.ifPresent(LoginAssembly::close);
    }
}
