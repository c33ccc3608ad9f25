package io.kestramcp.kestra;

import io.kestramcp.config.WatchedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts the certificate authorities of a PEM file that may be written anew: a good change holds for new connections a few
 * seconds later; a bad one is told, and the last good authorities stay. Thread-safe.
 */
final class TrustedAuthorities extends X509ExtendedTrustManager {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedAuthorities.class);
    private static final String BAD = "KESTRA_CA_FILE must be a PEM file with at least one certificate.";

    private final WatchedFiles<X509ExtendedTrustManager> file;

    /**
     * Reads the file.
     *
     * @param nanoTime a clock that does not jump
     * @throws IllegalArgumentException when it holds no certificate
     */
    TrustedAuthorities(Path pem, LongSupplier nanoTime) {
        try {
            this.file =
                    new WatchedFiles<>(List.of(pem), WatchedFiles.texts(List.of(pem)), new Authorities(pem), nanoTime);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(BAD, unreadable);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        file.get().checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        file.get().checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        file.get().checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        file.get().checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        file.get().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        file.get().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return file.get().getAcceptedIssuers();
    }

    private record Authorities(Path pem) implements WatchedFiles.Use<X509ExtendedTrustManager> {
        @Override
        public X509ExtendedTrustManager read(List<String> texts) {
            try {
                return trusting(texts.get(0));
            } catch (GeneralSecurityException | IOException unusable) {
                throw new IllegalArgumentException(BAD, unusable);
            }
        }

        @Override
        public void changed(X509ExtendedTrustManager trust) {
            LOG.info("The certificate authorities in {} have changed and hold for new connections from now on.", pem);
        }

        @Override
        public void refused(String reason) {
            LOG.error(
                    "The changed certificate authorities in {} cannot be used; the last good ones stay. {}",
                    pem,
                    reason);
        }

        private static X509ExtendedTrustManager trusting(String text) throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            if (all.isEmpty()) {
                throw new IOException("no certificate");
            }
            int number = 0;
            for (Certificate each : all) {
                store.setCertificateEntry("ca-" + number++, each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager trust) {
                    return trust;
                }
            }
            throw new GeneralSecurityException("This Java has no X.509 trust manager");
        }
    }
}
