package io.kestramcp.oauth.login;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in to this server's own pages: a sealed cookie, which any gateway with the same keys can read. It is short,
 * since nothing can take it back before its end, and it opens no tool. Thread-safe.
 */
public final class BrowserSessions {
    /** The cookie's name. */
    public static final String COOKIE = "__Host-kestra-mcp-session";

    /** From the login on; not prolonged. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String PLACE = "browser_session";

    private final Seal seal;
    private final Clock clock;

    public BrowserSessions(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** The cookie of a user who has just signed in. */
    public LoginCookie open(Principal user) {
        JsonObject object = new JsonObject();
        object.addProperty("issuer", user.issuer());
        object.addProperty("subject", user.subject());
        object.addProperty("name", user.displayName());
        object.addProperty("end", clock.instant().plus(LIFETIME).getEpochSecond());
        return new LoginCookie(COOKIE, new Secret(seal.seal(new Secret(object.toString()), PLACE)), LIFETIME);
    }

    /** Who is signed in, by the cookie's value; empty when it is not ours, was changed or has ended. */
    public Optional<Principal> find(Secret cookie) {
        return seal.open(cookie.reveal(), PLACE)
                .map(text -> JsonParser.parseString(text.reveal()).getAsJsonObject())
                .filter(session -> clock.instant()
                        .isBefore(Instant.ofEpochSecond(session.get("end").getAsLong())))
                .map(session -> new Principal(
                        session.get("issuer").getAsString(),
                        session.get("subject").getAsString(),
                        session.get("name").getAsString()));
    }
}
