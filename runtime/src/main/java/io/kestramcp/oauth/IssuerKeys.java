package io.kestramcp.oauth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer: cached, refreshed ahead of their end, asked for at most twice in {@link #COOLDOWN}, and kept
 * through an outage. Time is the clock's, which is why the library's own outermost source is not used. Thread-safe.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, AutoCloseable {
    /** How long a key that the provider took away is still believed. */
    static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    /** How long before the end the next set is fetched, while requests go on with the present one. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    /** The interval of the rate limit; also when a client may try again. */
    static final Duration COOLDOWN = Duration.ofSeconds(30);

    /** How long the last set is used while the provider cannot be reached. */
    static final Duration OUTAGE = Duration.ofHours(4);

    private static final Duration WAIT_FOR_REFRESH = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final JWKSetSource<SecurityContext> sets;
    private final Clock clock;

    /**
     * @param clock one that does not jump: set back, it would keep keys that the provider took away
     * @param background runs the refreshes ahead, and is the caller's to end
     */
    IssuerKeys(JWKSetSource<SecurityContext> fetched, Clock clock, ExecutorService background) {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(fetched)
                .cache(TIME_TO_LIVE.toMillis(), WAIT_FOR_REFRESH.toMillis())
                .refreshAheadCache(AHEAD.toMillis(), null, background, false, null, false)
                .rateLimited(COOLDOWN.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
        this.sets = ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
        this.clock = clock;
    }

    /**
     * The keys that match; none if the provider has none, or was asked too often lately to be asked once more.
     *
     * @throws KeySourceException when no key set can be had at all
     */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        long now = clock.millis();
        JWKSet known = known(now, context);
        List<JWK> keys = selector.select(known);
        if (!keys.isEmpty()) {
            return keys;
        }
        try {
            return selector.select(
                    sets.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context));
        } catch (RateLimitReachedException e) {
            return List.of(); // A flood of made-up key ids is no outage.
        }
    }

    /** Asks for the keys if none are known, and it was not tried too often lately. */
    void look() {
        try {
            known(clock.millis(), null);
        } catch (KeySourceException e) {
            LOG.debug("The keys are not to be had now", e);
        }
    }

    private JWKSet known(long now, SecurityContext context) throws KeySourceException {
        try {
            return sets.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        } catch (RateLimitReachedException e) {
            throw new JWKSetUnavailableException("the key set could not be fetched; the next try waits", e);
        }
    }

    @Override
    public void close() {
        try {
            sets.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
