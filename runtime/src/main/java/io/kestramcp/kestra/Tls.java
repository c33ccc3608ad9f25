package io.kestramcp.kestra;

import io.kestramcp.config.KestraSettings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
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
                use(new TrustedAuthorities(settings.caFile().get(), System::nanoTime), client);
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has TLS", impossible);
        }
    }

    private static void use(X509TrustManager trust, OkHttpClient.Builder client) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, new SecureRandom());
        client.sslSocketFactory(context.getSocketFactory(), trust);
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
