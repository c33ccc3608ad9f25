package io.kestramcp.oauth;

import java.time.Duration;

/** What whoever sends tokens may still try, so that made-up ones cost no more than they should. Thread-safe. */
public interface TokenTries {
    /** As many as there are. */
    TokenTries UNLIMITED = new TokenTries() {
        @Override
        public Duration untilNext() {
            return Duration.ZERO;
        }

        @Override
        public void failed() {}
    };

    /** How long until a token that is not known may be judged; zero: now. */
    Duration untilNext();

    /** One was judged, and is not valid. */
    void failed();
}
