package io.kestramcp.http.page;

import java.time.Duration;

/**
 * A cookie of ours: sent over TLS alone, to this host alone, to no script, and not with another site's forms.
 *
 * @param name begins with {@code __Host-}
 * @param value printable ASCII without quotes, commas, semicolons and backslashes; empty takes the cookie away
 * @param life how long the browser keeps it
 */
public record PageCookie(String name, String value, Duration life) {
    /** Refuses a name that another host could write. */
    public PageCookie {
        if (!name.startsWith("__Host-")) {
            throw new IllegalArgumentException("A cookie's name begins with __Host-");
        }
    }

    /** Takes a cookie away. */
    public static PageCookie gone(String name) {
        return new PageCookie(name, "", Duration.ZERO);
    }

    @Override
    public String toString() {
        return name;
    }
}
