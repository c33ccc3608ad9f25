package io.kestramcp.kestra;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * Lets every server in and notes what a client of the settings would have said. Only for requests that hold nothing secret
 * and whose answers decide nothing. Thread-safe.
 */
final class TlsWitness implements X509TrustManager, HostnameVerifier {
    private final X509TrustManager trust;
    private final HostnameVerifier names;
    private Optional<TlsPeer> peer = Optional.empty();

    /** @param client what the settings make */
    TlsWitness(OkHttpClient client) {
        this.trust = client.x509TrustManager();
        this.names = client.hostnameVerifier();
    }

    /** Puts the witness in place of the client's own judgement. */
    OkHttpClient.Builder attach(OkHttpClient.Builder client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, new SecureRandom());
            return client.sslSocketFactory(context.getSocketFactory(), this).hostnameVerifier(this);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has TLS", impossible);
        }
    }

    /** Who was met; empty when no certificate was shown. */
    synchronized Optional<TlsPeer> peer() {
        return peer;
    }

    @Override
    public synchronized void checkServerTrusted(X509Certificate[] chain, String authType) {
        Optional<String> distrust = Optional.empty();
        try {
            trust.checkServerTrusted(chain, authType);
        } catch (CertificateException refused) {
            distrust = Optional.of(Display.line(String.valueOf(refused.getMessage()), 200));
        }
        peer = Optional.of(new TlsPeer(List.of(chain), distrust, false));
    }

    @Override
    public synchronized boolean verify(String host, SSLSession session) {
        boolean fits = names.verify(host, session);
        peer = peer.map(met -> new TlsPeer(met.chain(), met.distrust(), fits));
        return true;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("This is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
