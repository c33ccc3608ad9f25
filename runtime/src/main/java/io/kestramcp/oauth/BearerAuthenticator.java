package io.kestramcp.oauth;

import io.kestramcp.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells who sends a request, by its Bearer token. Never throws for anything that a request holds, and lets nobody in
 * whom it cannot judge. May wait for a provider, {@link ProviderLimits} long. Of a signed token that held it remembers, by
 * the hash of all its letters, by which key: the next time only what can have changed is judged. Of one that did not hold it
 * remembers so for a moment. Thread-safe; one for the process.
 */
public final class BearerAuthenticator implements AutoCloseable {
    /** As {@link Introspection#NEGATIVE}. */
    private static final Duration REFUSED = Introspection.NEGATIVE;

    private final Clock steady;
    private final Map<String, TrustedIssuer> issuers;
    private final Optional<Introspection> introspection;
    private final Optional<OwnIssuer> own;
    private final TokenCache<ProvedToken> proved;
    private final TokenCache<Authentication.Authenticated> introspected;
    private final TokenCache<String> refused;
    private final ExecutorService background;

    /** Trusts the issuers of {@code settings}. Asks no provider before the first token. */
    public BearerAuthenticator(OauthSettings settings) {
        this(settings, Optional.empty());
    }

    /** Likewise, and the gateway's own authorization server, if there is one. */
    public BearerAuthenticator(OauthSettings settings, Optional<GatewayTokens> own) {
        this(settings, own, ProviderLimits.DEFAULT, Times.system(), Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "oauth-key-refresh");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** As the public one, with its limits, times and background thread; ends the latter at {@link #close()}. */
    BearerAuthenticator(OauthSettings settings, ProviderLimits limits, Times times, ExecutorService background) {
        this(settings, Optional.empty(), limits, times, background);
    }

    private BearerAuthenticator(
            OauthSettings settings,
            Optional<GatewayTokens> own,
            ProviderLimits limits,
            Times times,
            ExecutorService background) {
        this.own = own.map(tokens -> new OwnIssuer(tokens, settings.resource(), times.wall()));
        this.steady = times.steady();
        this.proved = new TokenCache<>(times.wall());
        this.introspected = new TokenCache<>(times.wall());
        this.refused = new TokenCache<>(steady);
        ProviderHttp http = new ProviderHttp(limits);
        this.background = background;
        this.issuers = settings.issuers().stream()
                .map(issuer -> new TrustedIssuer(issuer, http, times, background))
                .collect(Collectors.toMap(TrustedIssuer::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.introspection = issuers.values().stream()
                .flatMap(issuer -> issuer.introspection().stream())
                .findFirst();
    }

    /**
     * Judges the request's token.
     *
     * @param tries what whoever sent it may try
     */
    public Authentication authenticate(BearerRequest request, TokenTries tries) {
        try {
            Optional<String> token = BearerToken.in(request);
            return token.isPresent() ? verified(token.get(), tries) : new Authentication.Missing();
        } catch (MalformedRequestException e) {
            return new Authentication.Malformed(e.getMessage());
        } catch (InvalidTokenException e) {
            return new Authentication.Invalid(e.getMessage());
        } catch (ProviderUnavailableException e) {
            return new Authentication.Unavailable(e.getMessage(), IssuerKeys.COOLDOWN);
        } catch (StoreException e) {
            // The gateway's own keys and what was revoked stand there.
            return new Authentication.Unavailable(e.getMessage(), IssuerKeys.COOLDOWN);
        }
    }

    /** How it stands with each issuer's keys, for the readiness page: the outer map's names are the issuers. */
    public Map<String, KeyHealth> health() {
        return issuers.values().stream()
                .collect(Collectors.toMap(TrustedIssuer::name, TrustedIssuer::health, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * Asks each provider of which no keys are known for them, so that {@link #health} tells whether tokens could be judged
     * now. Waits {@link ProviderLimits} long at most; asks no provider more often than tokens would have it asked.
     */
    public void lookForKeys() {
        issuers.values().forEach(TrustedIssuer::lookForKeys);
    }

    /** How long ago each issuer last gave usable keys; empty for one that never did. */
    public Map<String, Optional<Duration>> keyAges() {
        return issuers.values().stream()
                .collect(Collectors.toMap(TrustedIssuer::name, TrustedIssuer::keyAge, (a, b) -> a, LinkedHashMap::new));
    }

    private Authentication verified(String token, TokenTries tries)
            throws InvalidTokenException, ProviderUnavailableException {
        Optional<ProvedToken> known = proved.find(token);
        if (known.isPresent() && known.get().stillHolds()) {
            return known.get().caller();
        }
        if (known.isEmpty() && introspected.find(token).isEmpty()) {
            Optional<String> reason = refused.find(token);
            if (reason.isPresent()) {
                throw new InvalidTokenException(reason.get());
            }
            Duration wait = tries.untilNext();
            if (!wait.isZero()) {
                return new Authentication.TooMany(wait);
            }
        }
        try {
            return judged(token);
        } catch (InvalidTokenException e) {
            refused.keep(token, e.getMessage(), steady.instant().plus(REFUSED));
            tries.failed();
            throw e;
        }
    }

    private Authentication judged(String token) throws InvalidTokenException, ProviderUnavailableException {
        Optional<CompactToken> signed = CompactToken.parse(token);
        if (signed.isPresent()) {
            ProvedToken now = issuerOf(signed.get()).prove(signed.get());
            proved.keep(token, now, now.caller().expiresAt());
            return now.caller();
        }
        if (introspection.isPresent()) {
            Authentication.Authenticated caller = introspection.get().verify(token);
            introspected.keep(token, caller, caller.expiresAt());
            return caller;
        }
        throw new InvalidTokenException("an opaque token, and no issuer is set up for introspection");
    }

    /** The issuer by its exact name: the token's own word, of use only to choose the keys that must prove it. */
    private TokenIssuer issuerOf(CompactToken token) throws InvalidTokenException {
        if (own.isPresent() && own.get().issued(token)) {
            return own.get();
        }
        Object name = token.payload().get("iss");
        TokenIssuer issuer = name instanceof String text ? issuers.get(text) : null;
        if (issuer == null) {
            throw new InvalidTokenException("its issuer " + name + " is none of " + List.copyOf(issuers.keySet()));
        }
        return issuer;
    }

    @Override
    public void close() {
        issuers.values().forEach(TrustedIssuer::close);
        background.shutdownNow();
    }
}
