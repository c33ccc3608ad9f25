package io.kestramcp.oauth;

import io.kestramcp.identity.Identity;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An identity provider as this gateway, being its client, talks to it: its metadata, its keys, its token endpoint.
 * Everything is bounded in time and size. Thread-safe; to be closed by whoever made it.
 */
public final class Provider implements AutoCloseable {
    private final IssuerSettings settings;
    private final ProviderHttp http;
    private final Discovery discovery;
    private final IssuerKeys keys;
    private final SignatureCheck signature;
    private final ExecutorService background;

    /** Asks nothing before the first login. */
    public Provider(IssuerSettings settings) {
        this(settings, ProviderLimits.DEFAULT, new SteadyClock(), Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "login-key-refresh");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** @param steady a clock that does not jump */
    Provider(IssuerSettings settings, ProviderLimits limits, Clock steady, ExecutorService background) {
        this.settings = settings;
        this.http = new ProviderHttp(limits);
        this.discovery = new Discovery(settings, http, steady);
        this.keys = new IssuerKeys(new FetchedKeys(discovery, http, steady), steady, background);
        this.signature = new SignatureCheck(SignatureAlgorithms.named(settings.algorithms()), keys);
        this.background = background;
    }

    /** The exact {@code iss} of its tokens. */
    public String issuer() {
        return settings.issuer();
    }

    /** How far its clock may be from ours, in whole seconds. */
    public int clockSkewSeconds() {
        return (int) settings.clockSkew().toSeconds();
    }

    /** Where people sign in, and where codes are redeemed. */
    public LoginEndpoints endpoints() throws ProviderUnavailableException {
        return discovery.loginEndpoints();
    }

    /** Likewise, asked for at this moment: for people who are about to be sent there, which leads nowhere while it is down. */
    public LoginEndpoints endpointsNow() throws ProviderUnavailableException {
        return discovery.loginEndpointsNow();
    }

    /**
     * Sends a form to the provider.
     *
     * @param authorization the value of that header; empty for none
     */
    public ProviderReply ask(URI endpoint, Optional<String> authorization, String form)
            throws ProviderUnavailableException {
        return http.ask(endpoint, authorization, form);
    }

    /**
     * The claims of a JWT that this provider has signed. Nothing but the signature is checked.
     *
     * @throws InvalidTokenException when the text is no JWT of its own
     */
    public Map<String, Object> signedClaims(String token) throws InvalidTokenException, ProviderUnavailableException {
        CompactToken compact = CompactToken.parse(token)
                .orElseThrow(() -> new InvalidTokenException("the provider gave a token that is no signed JWT"));
        signature.check(compact.jwt());
        return compact.payload();
    }

    /** The caller whom checked claims of this provider's are about; {@code sub} is a text. */
    public Identity identity(Map<String, Object> claims) {
        return TokenClaims.identity(settings.issuer(), claims);
    }

    @Override
    public void close() {
        keys.close();
        background.shutdownNow();
    }
}
