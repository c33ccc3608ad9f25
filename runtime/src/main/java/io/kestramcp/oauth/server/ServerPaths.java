package io.kestramcp.oauth.server;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the authorization server's doors are, below the public URL. */
public final class ServerPaths {
    /** For browsers. */
    public static final String AUTHORIZE = "/oauth/authorize";

    /** For clients. */
    public static final String TOKEN = "/oauth/token";

    /** RFC 7009. */
    public static final String REVOKE = "/oauth/revoke";

    /** RFC 7662. */
    public static final String INTROSPECT = "/oauth/introspect";

    /** RFC 7591. */
    public static final String REGISTER = "/oauth/register";

    /** The public keys. */
    public static final String JWKS = "/oauth/jwks";

    /** Those that clients post to. */
    public static final Set<String> POSTED = Set.of(TOKEN, REVOKE, INTROSPECT, REGISTER);

    private static final List<String> WELL_KNOWN =
            List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration");

    private ServerPaths() {}

    /**
     * Where clients look for the metadata: with the issuer's path after the well-known part (RFC 8414, section 3), and
     * without it, as it stands when what is before this server takes the path away (OpenID Connect Discovery, section 4).
     */
    public static Set<String> metadata(URI issuer) {
        Set<String> paths = new LinkedHashSet<>(WELL_KNOWN);
        WELL_KNOWN.forEach(start -> paths.add(start + issuer.getRawPath()));
        return paths;
    }
}
