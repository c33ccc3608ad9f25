package io.kestramcp.cli;

import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.AuthorizationSettings;
import io.kestramcp.config.Setting;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.SettingsException;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.http.oauth.AuthorizeRoute;
import io.kestramcp.http.oauth.ConsentPage;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.login.LoginSettingsReader;
import io.kestramcp.oauth.server.AuthorizationServer;
import io.kestramcp.oauth.server.GrantRecord;
import io.kestramcp.oauth.server.ServerOptions;
import io.kestramcp.store.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gateway's own authorization server with its doors. */
final class AuthorizationAssembly {
    /** Until the user has to sign in again, however often the client refreshes. */
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final AuthorizationServer server;
    private final AuthorizeRoute authorize;

    AuthorizationAssembly(
            OauthSettings oauth,
            AuthorizationSettings settings,
            LoginAssembly login,
            Database store,
            GrantRecord record) {
        URI provider = URI.create(login.provider().issuer());
        this.server = new AuthorizationServer(
                new ServerOptions(
                        oauth.publicUrl(),
                        oauth.resource(),
                        settings.accessTokenLife(),
                        REFRESH_LIFE,
                        settings.registration()),
                login.client(),
                login.provider().issuer(),
                store,
                login.seal(),
                record,
                Clock.systemUTC());
        this.authorize = new AuthorizeRoute(
                server.authorizations(),
                login.login(),
                login.pages(),
                login.seal(),
                new ConsentPage(oauth.publicUrl(), provider));
    }

    /** Whether there is to be one. */
    static boolean isWanted(AccessSettings settings) {
        return settings.authorization().on();
    }

    /**
     * Looks whether all is set that one needs.
     *
     * @throws SettingsException when there is to be one, and nobody could sign in
     */
    static void check(AccessSettings settings, Optional<OauthSettings> signIn) throws SettingsException {
        String key = Setting.KESTRA_MCP_AUTHORIZATION_SERVER.key();
        if (!isWanted(settings)) {
            if (settings.authorization().registration()) {
                throw problem(
                        Setting.KESTRA_MCP_CLIENT_REGISTRATION.key(),
                        "is about the authorization server: set " + key + "=true too, or remove this.");
            }
            return;
        }
        if (signIn.isEmpty()) {
            throw problem(
                    key, "needs a provider that users sign in at: set OIDC_ISSUER_URL and KESTRA_MCP_PUBLIC_URL.");
        }
        URI callback = URI.create(signIn.get().publicUrl() + LoginCallback.PATH);
        if (LoginSettingsReader.read(settings.signIn(), callback).isEmpty()) {
            throw problem(
                    key,
                    "needs this gateway to be a client of the provider: register it there, with the redirect URI "
                            + callback + ", and set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or _FILE).");
        }
    }

    private static SettingsException problem(String key, String message) {
        return new SettingsException(List.of(new SettingProblem(key, message)));
    }

    AuthorizationServer server() {
        return server;
    }

    /** Where clients send users, and what becomes of their login. */
    AuthorizeRoute authorize() {
        return authorize;
    }
}
