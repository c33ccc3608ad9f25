package io.kestramcp.http.oauth;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.Network;
import io.kestramcp.config.Secret;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.http.SignIn;
import io.kestramcp.http.Watch;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.http.login.PageLogin;
import io.kestramcp.mcp.FixtureTools;
import io.kestramcp.mcp.Offer;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.TestSeal;
import io.kestramcp.oauth.login.BrowserLogin;
import io.kestramcp.oauth.login.BrowserSessions;
import io.kestramcp.oauth.login.LoginSettings;
import io.kestramcp.oauth.login.ProviderClient;
import io.kestramcp.oauth.server.AuthorizationServer;
import io.kestramcp.oauth.server.ServerOptions;
import io.kestramcp.store.Database;
import io.kestramcp.store.PendingLogins;
import io.kestramcp.store.StoreLocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gateway over HTTP with an authorization server of its own, in front of fixture tools; trusts proxies of this machine. */
final class AuthGateway implements Site, AutoCloseable {
    static final URI PUBLIC = URI.create("https://gateway.example/kestra");
    static final String RESOURCE = PUBLIC + "/mcp";
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final List<Network> PROXY =
            List.of(Network.parse("127.0.0.1").orElseThrow());
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Database store;
    private final Provider seen;
    private final BearerAuthenticator authenticator;
    private final GatewayServer server;

    /** @param keys what is sealed with; gateways that share a store share them */
    AuthGateway(LoginProvider provider, StoreLocation location, Secret keys, boolean registration, Clock clock)
            throws IOException {
        IssuerSettings issuer = IssuerSettings.of(provider.issuer(), Set.of(RESOURCE));
        OauthSettings oauth = new OauthSettings(PUBLIC, List.of(issuer), List.of());
        LoginSettings settings = new LoginSettings(
                LoginProvider.CLIENT_ID,
                new Secret(LoginProvider.CLIENT_SECRET),
                LoginSettings.DEFAULT_SCOPES,
                URI.create(PUBLIC + LoginCallback.PATH));
        Seal seal = new TestSeal(keys);
        this.store = Database.open(location, clock);
        this.seen = provider.asSeen(Duration.ofSeconds(5));
        ProviderClient asClient = new ProviderClient(seen, settings);
        BrowserLogin login = new BrowserLogin(seen, asClient, settings, new PendingLogins(store, clock), seal, clock);
        PageLogin pages = new PageLogin(login, new BrowserSessions(seal, clock), PUBLIC);
        AuthorizationServer own = new AuthorizationServer(
                new ServerOptions(PUBLIC, oauth.resource(), LIFE, Duration.ofDays(30), registration),
                asClient,
                provider.issuer(),
                store,
                seal,
                (step, user, client) -> {},
                clock);
        AuthorizeRoute authorize = new AuthorizeRoute(
                own.authorizations(), login, pages, seal, new ConsentPage(PUBLIC, URI.create(provider.issuer())));
        this.authenticator = new BearerAuthenticator(oauth, Optional.of(own.issued()));
        this.server = new GatewayServer(
                new ServerSettings(
                        Transport.HTTP,
                        "127.0.0.1",
                        0,
                        List.of(),
                        List.of(),
                        64 * 1024,
                        new LimitSettings(600, 32, 64L << 20, 256, 2048, 256, 16, PROXY),
                        Optional.empty()),
                HttpLimits.standard(),
                Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()),
                List::of,
                Optional.of(new SignIn(oauth, authenticator, own.issuer())),
                List.of(authorize, new LoginCallback(login, List.of(authorize, pages))),
                Optional.of(own),
                Watch.NONE);
        server.start();
    }

    @Override
    public HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    @Override
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The status of a call with this access token. */
    int call(String accessToken) {
        return send(at("/mcp")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", "2025-11-25")
                        .header("Authorization", "Bearer " + accessToken)
                        .POST(HttpRequest.BodyPublishers.ofString(LIST)))
                .statusCode();
    }

    /** Whether, at its own time, it takes this access token, as it tells by introspection. */
    boolean takes(String accessToken) {
        HttpResponse<String> answer = send(at("/oauth/introspect")
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encoded(Map.of("token", accessToken)))));
        return answer.statusCode() == 200
                && ClientApp.json(answer).get("active").getAsBoolean();
    }

    @Override
    public void close() throws IOException {
        server.close();
        authenticator.close();
        seen.close();
        store.close();
    }
}
