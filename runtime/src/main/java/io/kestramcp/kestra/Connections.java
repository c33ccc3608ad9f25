package io.kestramcp.kestra;

import io.kestramcp.config.KestraSettings;

/**
 * The upstream, made when it is first needed: what OkHttp looks for on its first use costs a client that starts this process
 * more time than its whole list of tools. Thread-safe.
 */
final class Connections {
    private final KestraSettings settings;
    private final String version;
    private final Backoff backoff;
    private volatile Upstream made;

    /** @throws IllegalArgumentException when the CA file holds no certificate, which is to be told at start */
    Connections(KestraSettings settings, String version, Backoff backoff) {
        this.settings = settings;
        this.version = version;
        this.backoff = backoff;
        if (settings.caFile().isPresent()) {
            upstream();
        }
    }

    Upstream upstream() {
        Upstream known = made;
        return known == null ? make() : known;
    }

    private synchronized Upstream make() {
        if (made == null) {
            made = new Upstream(settings, version, backoff);
        }
        return made;
    }

    /** Ends idle connections; running calls go on to their end. */
    void close() {
        Upstream known = made;
        if (known != null) {
            known.close();
        }
    }
}
