package io.kestramcp.oauth.login;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.oauth.RateLimit;
import io.kestramcp.oauth.Seal;
import io.kestramcp.store.PendingLogins;
import io.kestramcp.store.RandomSecret;
import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.SecretHash;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Signs users in at the provider, through their browser: authorization code with PKCE, state and nonce (OpenID Connect
 * Core, section 3.1; RFC 9700). A login is good once, for {@link #LIFETIME}, in the browser that began it. Thread-safe;
 * a login may end at another gateway that shares the store.
 */
public final class BrowserLogin {
    /** From being sent to the provider until being back. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /**
     * Of all users together: each leaves a row for as long. More than one address may begin at any rate it is let, so that
     * one alone cannot keep the others out.
     */
    static final int A_MINUTE = 3000;

    private static final String PLACE = SealedColumn.LOGIN.place();

    private final Provider provider;
    private final LoginSettings settings;
    private final PendingLogins pending;
    private final Seal seal;
    private final LoginReturn comesBack;
    private final RateLimit limit;

    public BrowserLogin(
            Provider provider,
            ProviderClient client,
            LoginSettings settings,
            PendingLogins pending,
            Seal seal,
            Clock clock) {
        this(provider, client, settings, pending, seal, new RateLimit(A_MINUTE, Duration.ofMinutes(1), clock));
    }

    BrowserLogin(
            Provider provider,
            ProviderClient client,
            LoginSettings settings,
            PendingLogins pending,
            Seal seal,
            RateLimit limit) {
        this.provider = provider;
        this.settings = settings;
        this.pending = pending;
        this.seal = seal;
        this.limit = limit;
        this.comesBack = new LoginReturn(provider, client, settings.callback());
    }

    /**
     * Begins a login.
     *
     * @param purpose what is to happen afterwards: given back by {@link #finish}; nobody outside can read or change it
     * @throws ProviderUnavailableException when there is nowhere to send the user
     * @throws TooManyLoginsException when too many are begun at once
     */
    public LoginStart begin(String purpose) throws ProviderUnavailableException, TooManyLoginsException {
        if (!limit.admits()) {
            throw new TooManyLoginsException(limit.remaining());
        }
        URI endpoint = provider.endpointsNow().authorization();
        Secret state = RandomSecret.create();
        Secret browser = RandomSecret.create();
        Secret nonce = RandomSecret.create();
        Secret verifier = RandomSecret.create();
        Secret request = new PendingRequest(verifier, purpose).write();
        pending.begin(state, browser, nonce, seal.seal(request, PLACE, SecretHash.of(state)), LIFETIME);
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        settings.callback())
                .endpointURI(endpoint)
                .state(new State(state.reveal()))
                .nonce(new Nonce(nonce.reveal()))
                .codeChallenge(new CodeVerifier(verifier.reveal()), CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new LoginStart(address, new LoginCookie(LoginCookie.nameFor(state), browser, LIFETIME));
    }

    /**
     * Ends a login with what the browser brings back. Never throws for anything that a request holds.
     *
     * @param query the parameters of the callback, decoded, each of which stood there once
     * @param cookies the request's cookies, by name
     */
    public LoginResult finish(Map<String, String> query, Function<String, Optional<Secret>> cookies) {
        Secret state = new Secret(query.getOrDefault("state", ""));
        String name = LoginCookie.nameFor(state);
        return cookies.apply(name)
                .flatMap(browser -> pending.take(state, browser))
                .flatMap(login -> seal.open(login.sealedRequest(), PLACE, SecretHash.of(state))
                        .map(request -> comesBack.judge(query, login, PendingRequest.read(request), name)))
                .orElseGet(BrowserLogin::lost);
    }

    private static LoginResult lost() {
        return new LoginResult.Failed(
                "access_denied",
                "This sign-in is unknown here: it was finished before, took longer than ten minutes, or began in"
                        + " another browser. Start again where you came from.",
                Optional.empty());
    }
}
