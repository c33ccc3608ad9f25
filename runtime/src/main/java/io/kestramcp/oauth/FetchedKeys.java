package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A provider's key set, fetched anew at every call, and how the last call went. Thread-safe. */
final class FetchedKeys implements JWKSetSource<SecurityContext> {
    private final Discovery discovery;
    private final ProviderHttp http;
    private final Clock clock;
    private volatile Optional<Instant> lastUsable = Optional.empty();
    private volatile Optional<Instant> lastTried = Optional.empty();
    private final AtomicReference<KeyHealth> health = new AtomicReference<>(KeyHealth.UNKNOWN);

    FetchedKeys(Discovery discovery, ProviderHttp http, Clock clock) {
        this.clock = clock;
        this.discovery = discovery;
        this.http = http;
    }

    KeyHealth health() {
        return health.get();
    }

    /** When the provider was last asked. */
    Optional<Instant> lastTried() {
        return lastTried;
    }

    /** When the provider last gave keys that could be used. */
    Optional<Instant> lastUsable() {
        return lastUsable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws JWKSetRetrievalException {
        lastTried = Optional.of(clock.instant());
        try {
            JWKSet keys = PublicKeys.in(http.get(discovery.jwksUri()));
            lastUsable = Optional.of(clock.instant());
            health.set(KeyHealth.FRESH);
            return keys;
        } catch (ProviderUnavailableException e) {
            health.updateAndGet(FetchedKeys::afterFailure);
            throw new JWKSetRetrievalException(e.getMessage(), e);
        }
    }

    private static KeyHealth afterFailure(KeyHealth before) {
        return before == KeyHealth.FRESH || before == KeyHealth.STALE ? KeyHealth.STALE : KeyHealth.NONE;
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
