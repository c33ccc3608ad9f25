package io.kestramcp.kestra;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How a server proved who it is.
 *
 * @param chain what it showed, its own certificate first; not empty
 * @param distrust why the settings do not trust the chain; empty when they do
 * @param nameFits whether its own certificate is for the name in the address
 */
public record TlsPeer(List<X509Certificate> chain, Optional<String> distrust, boolean nameFits) {
    /** Keeps an unmodifiable copy. */
    public TlsPeer {
        chain = List.copyOf(chain);
    }

    /** The server's own certificate. */
    public X509Certificate own() {
        return chain.get(0);
    }
}
