package io.kestramcp.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What a platform asks, on a port of its own: {@code /metrics}, {@code /livez}, {@code /readyz}. Nobody signs in there, so
 * that the port must be open to the platform only. It is closed after the gateway, so that a stop can be watched. Started
 * once, closed once.
 */
public final class ManagementServer implements AutoCloseable {
    private static final int THREADS = 8;

    private final Server server = new Server(new QueuedThreadPool(THREADS, 1));
    private final ServerConnector connector;
    private final String host;

    /**
     * Binds nothing yet.
     *
     * @param port 0 for any free one
     * @param allowedHosts Host headers that are answered beside addresses and loopback names
     * @param gateway whose health it tells
     * @param metrics in the text format of Prometheus
     */
    public ManagementServer(
            String host, int port, List<String> allowedHosts, GatewayServer gateway, Supplier<String> metrics) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        this.host = host;
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setErrorHandler(new ErrorBody());
        Handler rooms = new Handler.Sequence(gateway.health(), new Metrics(metrics));
        server.setHandler(new RequestIds(new SafeHeaders(new AddressCheck(allowedHosts, rooms)), status -> {}));
    }

    /**
     * Binds the address and serves.
     *
     * @throws IOException when the address is taken or not of this machine
     */
    public void start() throws IOException {
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            throw new IOException("The management port of " + host + " does not open: " + e.getMessage(), e);
        }
    }

    /** The port that is bound. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The management port does not close cleanly: " + e.getMessage(), e);
        }
    }
}
