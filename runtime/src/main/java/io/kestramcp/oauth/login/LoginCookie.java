package io.kestramcp.oauth.login;

import io.kestramcp.config.Secret;
import io.kestramcp.store.SecretHash;
import java.time.Duration;

/**
 * A cookie for this host alone, to be set with {@code Path=/; Secure; HttpOnly; SameSite=Lax}: the way back from the
 * provider comes from another site. Each login has one of its own, so that two can be under way in one browser.
 *
 * @param name begins with {@code __Host-}, so that no other host can set it (RFC 6265bis, section 4.1.3.2)
 * @param value one word
 * @param lifetime after which the browser forgets it
 */
public record LoginCookie(String name, Secret value, Duration lifetime) {
    private static final String PREFIX = "__Host-kestra-mcp-login-";
    private static final int HASH_CHARACTERS = 12;

    /** The name of the cookie that belongs to a login. */
    static String nameFor(Secret state) {
        return PREFIX + SecretHash.of(state).substring(0, HASH_CHARACTERS);
    }
}
