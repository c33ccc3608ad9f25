package io.kestramcp.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The Kestra behind this gateway.
 *
 * @param baseUrl http or https, with the path prefix of a reverse proxy but without {@code /api/v1}; no trailing slash, no
 *     user, query or fragment
 * @param tenant the tenant in Kestra's paths
 * @param username for Basic authentication; present exactly when the password is
 * @param password for Basic authentication
 * @param apiToken for Bearer authentication; not used when there is a user name
 * @param verifyTls whether Kestra's certificate is checked
 * @param caFile PEM certificates that are trusted instead of Java's own
 * @param proxy an HTTP proxy
 * @param connectTimeout for one connection
 * @param maxReplyBytes the largest reply that is read, after decompression
 */
public record KestraSettings(
        URI baseUrl,
        String tenant,
        Optional<String> username,
        Optional<Secret> password,
        Optional<Secret> apiToken,
        boolean verifyTls,
        Optional<Path> caFile,
        Optional<URI> proxy,
        Duration connectTimeout,
        long maxReplyBytes) {
    /** The same at another address. */
    public KestraSettings at(URI otherBaseUrl) {
        return new KestraSettings(
                otherBaseUrl,
                tenant,
                username,
                password,
                apiToken,
                verifyTls,
                caFile,
                proxy,
                connectTimeout,
                maxReplyBytes);
    }
}
