package io.kestramcp.http;

import io.kestramcp.mcp.TokenBucket;
import io.kestramcp.oauth.TokenTries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many tokens that are not valid may come from one address: each costs a signature, and anybody can make them up. Good
 * ones do not count, and those that are known already are let in whatever others behind the address send. What counts as one
 * address, {@link SenderKey} says. Of more addresses than are kept the one that was silent longest begins anew. Thread-safe.
 */
final class BadTokens {
    static final int ADDRESSES = 10_000;

    private final long perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** @param perMinute 0 is no limit */
    BadTokens(long perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** @param address asked for only when a token must be judged */
    TokenTries of(Supplier<String> address) {
        return perMinute == 0 ? TokenTries.UNLIMITED : new Tries(address);
    }

    /** Addresses of which bad tokens came, as far as they are kept. */
    int size() {
        synchronized (left) {
            return left.size();
        }
    }

    private final class Tries implements TokenTries {
        private final Supplier<String> address;

        Tries(Supplier<String> address) {
            this.address = address;
        }

        @Override
        public Duration untilNext() {
            synchronized (left) {
                TokenBucket bucket = left.get(SenderKey.of(address.get()));
                return bucket == null ? Duration.ZERO : bucket.untilOne();
            }
        }

        @Override
        public void failed() {
            synchronized (left) {
                left.computeIfAbsent(SenderKey.of(address.get()), unseen -> new TokenBucket(perMinute, nanoTime))
                        .overdraw(1);
            }
        }
    }
}
