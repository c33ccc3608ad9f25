package io.kestramcp.kestra;

import io.kestramcp.config.KestraSettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Builds the one OkHttp client: nothing happens on its own, no redirect, no cookie, no retry. */
final class HttpClients {
    private static final int IDLE_CONNECTIONS = 64;

    private HttpClients() {}

    /** A client for nothing: OkHttp does for it what it does once, and starts no thread. */
    static OkHttpClient first() {
        // Without TLS, for which every certificate authority of this Java would be read.
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }

    /**
     * A client for the Kestra of {@code settings}.
     *
     * @throws IllegalArgumentException when the CA file holds no certificate
     */
    static OkHttpClient of(KestraSettings settings) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                // Given up before Kestra or a proxy does, which would look like a request that broke.
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
                // One request a connection at a time: a broken one tells about one request only.
                .protocols(List.of(Protocol.HTTP_1_1))
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.connectTimeout())
                // Only the time-out of the whole call counts; it is set on each call.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(Attempt::watch);
        settings.proxy()
                .ifPresent(proxy -> client.proxy(new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                                proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()))));
        if (settings.baseUrl().getScheme().equals("http")) {
            // Else every certificate authority of this Java is read at start, for nothing.
            client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        } else {
            Tls.apply(settings, client);
        }
        return client.build();
    }
}
