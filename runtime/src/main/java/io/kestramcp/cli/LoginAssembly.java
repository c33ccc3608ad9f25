package io.kestramcp.cli;

import io.kestramcp.http.login.AfterLogin;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.http.login.PageLogin;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.login.BrowserLogin;
import io.kestramcp.oauth.login.BrowserSessions;
import io.kestramcp.oauth.login.LoginSettings;
import io.kestramcp.oauth.login.LoginSettingsReader;
import io.kestramcp.oauth.login.ProviderClient;
import io.kestramcp.store.Database;
import io.kestramcp.store.PendingLogins;
import io.kestramcp.vault.Sealer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The way for browsers to sign in, at the first provider. Closed, it forgets the provider. */
final class LoginAssembly implements AutoCloseable {
    private final Provider provider;
    private final ProviderClient client;
    private final BrowserLogin login;
    private final PageLogin pages;
    private final Seal seal;

    private LoginAssembly(OauthSettings oauth, LoginSettings settings, Database store, Sealer sealer, Clock clock) {
        this.seal = new VaultSeal(sealer);
        this.provider = new Provider(oauth.issuers().get(0));
        this.client = new ProviderClient(provider, settings);
        this.login = new BrowserLogin(provider, client, settings, new PendingLogins(store, clock), seal, clock);
        this.pages = new PageLogin(login, new BrowserSessions(seal, clock), oauth.publicUrl());
    }

    /**
     * Empty when the gateway has no client at the provider.
     *
     * @param signIn the settings by name
     * @param store stays the caller's, who closes it
     */
    static Optional<LoginAssembly> of(OauthSettings oauth, Map<String, String> signIn, Database store, Sealer sealer) {
        URI callback = URI.create(oauth.publicUrl() + LoginCallback.PATH);
        return LoginSettingsReader.read(signIn, callback)
                .map(settings -> new LoginAssembly(oauth, settings, store, sealer, Clock.systemUTC()));
    }

    Provider provider() {
        return provider;
    }

    ProviderClient client() {
        return client;
    }

    BrowserLogin login() {
        return login;
    }

    /** Where the provider sends browsers back to, whatever they signed in for. */
    LoginCallback callback(List<AfterLogin> further) {
        return new LoginCallback(
                login, Stream.concat(Stream.of(pages), further.stream()).toList());
    }

    /** Who is signed in to our pages. */
    PageLogin pages() {
        return pages;
    }

    Seal seal() {
        return seal;
    }

    @Override
    public void close() {
        provider.close();
    }
}
