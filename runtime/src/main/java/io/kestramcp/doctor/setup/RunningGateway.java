package io.kestramcp.doctor.setup;

import io.kestramcp.config.ServerSettings;
import io.kestramcp.tls.ServedCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Finds out whether what listens at an address is a gateway. */
final class RunningGateway {
    private static final Duration TIME = Duration.ofSeconds(2);

    private RunningGateway() {}

    /** Whether what listens there without TLS says what a gateway says. */
    static boolean listensAt(String host, int port) {
        return isGateway("http", host, port, connection -> {});
    }

    /** Likewise, over TLS if the gateway of these settings serves it. */
    static boolean listensAt(ServerSettings settings) {
        return isGateway(
                settings.scheme(), settings.host(), settings.port(), connection -> trustOnly(connection, settings));
    }

    private static boolean isGateway(String scheme, String listening, int port, Preparation preparation) {
        String host = List.of("0.0.0.0", "::").contains(listening) ? "127.0.0.1" : listening;
        String literal = host.contains(":") ? "[" + host + "]" : host;
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create(scheme + "://" + literal + ":" + port + "/livez")
                    .toURL()
                    .openConnection();
            preparation.prepare(asked);
            asked.setConnectTimeout((int) TIME.toMillis());
            asked.setReadTimeout((int) TIME.toMillis());
            asked.setInstanceFollowRedirects(false);
            try (var body = asked.getInputStream()) {
                return new String(body.readNBytes(100), StandardCharsets.UTF_8).equals("{\"status\":\"live\"}");
            } finally {
                asked.disconnect();
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException other) {
            return false;
        }
    }

    /** The gateway shows the very certificate that is set, whatever name it is asked by here. */
    private static void trustOnly(URLConnection connection, ServerSettings settings)
            throws IOException, GeneralSecurityException {
        if (connection instanceof HttpsURLConnection tls) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setCertificateEntry(
                    "own",
                    ServedCertificate.read(settings.tls().orElseThrow()).chain().get(0));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(own);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            tls.setSSLSocketFactory(context.getSocketFactory());
            tls.setHostnameVerifier((name, session) -> true);
        }
    }

    private interface Preparation {
        void prepare(URLConnection connection) throws IOException, GeneralSecurityException;
    }
}
