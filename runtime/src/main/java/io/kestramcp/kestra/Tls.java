package io.kestramcp.kestra;

import io.kestramcp.config.KestraSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whose word counts for Kestra's identity. Without a setting, Java's own certificate authorities do. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private Tls() {}

    static void apply(KestraSettings settings, OkHttpClient.Builder client) {
        try {
            if (!settings.verifyTls()) {
                LOG.warn("TLS certificates of Kestra are not checked (KESTRA_VERIFY_SSL is false)");
                use(new TrustEverybody(), client);
                client.hostnameVerifier((host, session) -> true);
            } else if (settings.caFile().isPresent()) {
                use(trusting(settings.caFile().get()), client);
            }
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException(
                    "KESTRA_CA_FILE must be a PEM file with at least one certificate.", unusable);
        }
    }

    private static void use(X509TrustManager trust, OkHttpClient.Builder client) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, new SecureRandom());
        client.sslSocketFactory(context.getSocketFactory(), trust);
    }

    private static X509TrustManager trusting(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException("no certificate in " + pem);
            }
            int number = 0;
            for (Certificate each : all) {
                store.setCertificateEntry("ca-" + number++, each);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("This Java has no X.509 trust manager");
    }

    /** For an operator who asked for it in so many words. */
    private static final class TrustEverybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
