package io.kestramcp.config;

import java.util.List;
import java.util.Optional;

/**
 * How assistants connect.
 *
 * @param transport HTTP or standard input and output
 * @param host the address to serve on; a name or an IP literal without brackets
 * @param port 0 to 65535; 0 takes any free one
 * @param allowedOrigins origins of web pages that may call, each {@code scheme://host[:port]} in lower case
 * @param allowedHosts further Host headers that are answered, each {@code host[:port]} in lower case
 * @param maxBodyBytes the largest request that is read
 * @param limits what callers may ask
 * @param tls with what TLS is served; empty: HTTP is served without
 */
public record ServerSettings(
        Transport transport,
        String host,
        int port,
        List<String> allowedOrigins,
        List<String> allowedHosts,
        long maxBodyBytes,
        LimitSettings limits,
        Optional<TlsFiles> tls) {
    /** Without TLS, and with the limits that hold when nothing is set. */
    public ServerSettings(
            Transport transport,
            String host,
            int port,
            List<String> allowedOrigins,
            List<String> allowedHosts,
            long maxBodyBytes) {
        this(
                transport,
                host,
                port,
                allowedOrigins,
                allowedHosts,
                maxBodyBytes,
                LimitSettings.standard(),
                Optional.empty());
    }

    /** Keeps unmodifiable copies. */
    public ServerSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** Of the addresses that are served: {@code https} or {@code http}. */
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /**
     * Whether only this machine can reach the host. Without an identity provider nothing else may be served. Decided by
     * the text alone: a name other than {@code localhost} counts as reachable, whatever it resolves to today.
     */
    public boolean loopback() {
        return LoopbackName.matches(host);
    }
}
