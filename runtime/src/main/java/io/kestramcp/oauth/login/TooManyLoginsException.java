package io.kestramcp.oauth.login;

import java.time.Duration;

/** More logins were begun at once than the store is to keep. */
public final class TooManyLoginsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyLoginsException(Duration retryAfter) {
        super("more than " + BrowserLogin.A_MINUTE + " logins were begun within a minute");
        this.retryAfter = retryAfter;
    }

    /** When the next may begin. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
