package io.kestramcp.http;

import io.kestramcp.config.ServerSettings;
import java.util.List;

/** This machine alone. */
final class Loopback {
    /** As they stand in a URL. */
    static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /**
     * Refuses an address that others can reach.
     *
     * @throws IllegalArgumentException with what to do instead
     */
    static void require(ServerSettings settings) {
        if (!settings.loopback()) {
            throw new IllegalArgumentException("Will not listen on " + settings.host()
                    + ": no identity provider is configured, so whoever reaches the port could use your Kestra credential."
                    + " Set OIDC_ISSUER_URL and KESTRA_MCP_PUBLIC_URL to have callers sign in, or KESTRA_MCP_HOST=127.0.0.1 to"
                    + " serve this machine alone.");
        }
    }
}
