package io.kestramcp.oauth;

import io.kestramcp.identity.Identity;
import java.time.Duration;
import java.time.Instant;

/**
 * What became of a request's token. Only {@link Authenticated} lets a request in. Every {@code reason} is for the log
 * alone: it has no token in it, but may quote what an attacker wrote, with control characters taken out.
 */
public sealed interface Authentication {
    /**
     * The token holds.
     *
     * @param identity the caller
     * @param expiresAt when the token ends: no answer may be streamed to the caller beyond it
     */
    record Authenticated(Identity identity, Instant expiresAt) implements Authentication {}

    /** Every outcome that keeps the request out. */
    sealed interface Refused extends Authentication {}

    /** The request carries no token: 401 with a challenge that names no error (RFC 6750, section 3.1). */
    record Missing() implements Refused {}

    /**
     * The request carries a token in a way that is not allowed: 400.
     *
     * @param reason for the log
     */
    record Malformed(String reason) implements Refused {
        /** Cleans the reason. */
        public Malformed {
            reason = LogText.clean(reason);
        }
    }

    /**
     * The token is not valid here: 401 {@code invalid_token}.
     *
     * @param reason for the log
     */
    record Invalid(String reason) implements Refused {
        /** Cleans the reason. */
        public Invalid {
            reason = LogText.clean(reason);
        }
    }

    /**
     * Too many bad tokens came from there for this one, which is not known, to be judged: 429.
     *
     * @param retryAfter when the next one is judged
     */
    record TooMany(Duration retryAfter) implements Authentication {}

    /**
     * The token cannot be judged, for the provider does not answer: 503.
     *
     * @param reason for the log
     * @param retryAfter when a next try makes sense
     */
    record Unavailable(String reason, Duration retryAfter) implements Refused {
        /** Cleans the reason. */
        public Unavailable {
            reason = LogText.clean(reason);
        }
    }
}
