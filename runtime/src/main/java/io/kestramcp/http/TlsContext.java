package io.kestramcp.http;

import io.kestramcp.tls.KeyedCertificate;
import io.kestramcp.tls.ServedCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS 1.2 and 1.3 with Jetty's choice of ciphers. A new connection is shown the certificate that holds by then; those that
 * are open go on with theirs. Thread-safe.
 */
final class TlsContext extends SslContextFactory.Server {
    /** Guards nothing: the store lives in memory. */
    private static final String PASSWORD = "memory";

    private final ServedCertificate certificate;
    private KeyedCertificate loaded;

    private TlsContext(ServedCertificate certificate) {
        this.certificate = certificate;
        this.loaded = certificate.get();
        setIncludeProtocols("TLSv1.3", "TLSv1.2");
        setRenegotiationAllowed(false);
        setKeyStorePassword(PASSWORD);
        setKeyStore(store(loaded));
    }

    /** What speaks HTTP over TLS on a port. */
    static ConnectionFactory[] connections(ServedCertificate certificate, HttpConfiguration http) {
        // Which names are answered is for HostCheck to say, as it is without TLS.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {
            new SslConnectionFactory(new TlsContext(certificate), HttpVersion.HTTP_1_1.asString()),
            new HttpConnectionFactory(http)
        };
    }

    @Override
    public SSLEngine newSSLEngine(InetSocketAddress address) {
        renew();
        return super.newSSLEngine(address);
    }

    private synchronized void renew() {
        KeyedCertificate present = certificate.get();
        if (present.equals(loaded)) {
            return;
        }
        try {
            reload(context -> context.setKeyStore(store(present)));
            loaded = present;
        } catch (Exception e) {
            throw new IllegalStateException("A certificate that fits its key cannot be served", e);
        }
    }

    private static KeyStore store(KeyedCertificate pair) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "gateway", pair.key(), PASSWORD.toCharArray(), pair.chain().toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificate cannot be served: " + e.getMessage(), e);
        }
    }
}
