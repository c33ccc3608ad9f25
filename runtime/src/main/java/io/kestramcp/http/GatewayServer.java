package io.kestramcp.http;

import io.kestramcp.config.ServerSettings;
import io.kestramcp.http.oauth.OauthHandler;
import io.kestramcp.http.page.PageHandler;
import io.kestramcp.http.page.PageRoute;
import io.kestramcp.mcp.CallPool;
import io.kestramcp.mcp.HttpEndpoint;
import io.kestramcp.mcp.Offer;
import io.kestramcp.oauth.server.AuthorizationServer;
import io.kestramcp.tls.ServedCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The gateway over HTTP: {@code /mcp}, {@code /livez}, {@code /readyz}, and where callers sign in, how they do. Started once, closed once. */
public final class GatewayServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    /** How long a connection may be idle while no more are accepted. */
    private static final long IDLE_WHEN_FULL_MS = 1_000;
    /** A body is one array: more than any message, and no more than an array holds. */
    private static final int MAX_BODY_BYTES = 1 << 30;
    /** Threads beyond one per call and stream: for health, refusals and Jetty's own work. */
    private static final int SPARE_THREADS = 32;
    /** For cancelled calls to tell so. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ServerSettings settings;
    private final HttpLimits limits;
    private final Optional<ServedCertificate> certificate;
    private final Watch watch;
    private final Server server;
    private final ServerConnector connector;
    private final HttpEndpoint endpoint;
    private final Readiness readiness;
    private final ReadyOnce self;
    private volatile boolean stopping;
    private volatile int port;
    private Optional<Farewell> farewell = Optional.empty();
    private final GracefulHandler graceful;
    private final BodyMemory bodies;
    private final ClientAddress addresses;
    private final Optional<SignIn> signIn;
    private final PageHandler pages;
    private final Optional<AuthorizationServer> oauth;

    /**
     * For this machine's user alone. Binds nothing yet.
     *
     * @throws IllegalArgumentException when others can reach the address
     */
    public GatewayServer(ServerSettings settings, HttpLimits limits, Offer offer, Readiness readiness) {
        this(settings, limits, offer, readiness, Optional.empty(), List.of());
    }

    /**
     * Binds nothing yet.
     *
     * @param signIn finds out who calls; empty: only this machine's user can
     * @param pages what is shown to people, each path once
     * @throws IllegalArgumentException when others can reach the address and nobody signs in
     */
    public GatewayServer(
            ServerSettings settings,
            HttpLimits limits,
            Offer offer,
            Readiness readiness,
            Optional<SignIn> signIn,
            List<PageRoute> pages) {
        this(settings, limits, offer, readiness, signIn, pages, Optional.empty(), Watch.NONE);
    }

    /**
     * Binds nothing yet.
     *
     * @param oauth the gateway's own authorization server, if it has one
     * @param watch who watches
     * @throws IllegalArgumentException when others can reach the address and nobody signs in, or the certificate cannot be
     *     served
     */
    public GatewayServer(
            ServerSettings settings,
            HttpLimits limits,
            Offer offer,
            Readiness readiness,
            Optional<SignIn> signIn,
            List<PageRoute> pages,
            Optional<AuthorizationServer> oauth,
            Watch watch) {
        if (signIn.isEmpty()) {
            Loopback.require(settings);
        }
        this.settings = settings;
        this.signIn = signIn;
        this.oauth = oauth;
        this.watch = watch;
        this.limits = limits;
        this.certificate = settings.tls().map(files -> new ServedCertificate(files, System::nanoTime));
        this.server = new Server(threads(limits.maxCalls() + limits.listening().most() + SPARE_THREADS));
        this.connector = connector(settings);
        this.endpoint = new HttpEndpoint(
                offer,
                new CallPool(workers(), limits.maxCalls()),
                limits.keepAlive(),
                limits.listening(),
                limits.callers(),
                watch.observer());
        this.addresses = new ClientAddress(settings.limits().trustedProxies());
        this.readiness = readiness;
        this.self = new ReadyOnce(readiness);
        this.pages = new PageHandler(
                pages, signIn.map(SignIn::basePath).orElse(""), offer.about().icon(), addresses::sender);
        int largest = (int) Math.min(settings.maxBodyBytes(), MAX_BODY_BYTES);
        this.bodies = new BodyMemory(limits.bodyBytes(), largest);
        this.graceful = new GracefulHandler(new McpHandler(
                endpoint,
                largest,
                bodies,
                signIn,
                addresses,
                new BadTokens(limits.callers().callsPerMinute(), System::nanoTime),
                limits.patience()));
    }

    /**
     * Binds the address and serves.
     *
     * @throws IOException when the address is taken or not of this machine
     */
    public void start() throws IOException {
        connector.open();
        port = connector.getLocalPort();
        Handler.Sequence rooms = new Handler.Sequence(health());
        signIn.ifPresent(known -> rooms.addHandler(new ResourceMetadata(known)));
        Handler.Sequence open = new Handler.Sequence();
        oauth.ifPresent(own -> open.addHandler(new OauthHandler(own, addresses::sender)));
        open.addHandler(pages);
        rooms.addHandler(PageTraffic.limited(open, limits.callers().callsPerMinute(), McpHandler.PATH, addresses));
        rooms.addHandler(graceful);
        Set<String> names = signIn.map(SignIn::hostNames).orElse(Set.of());
        Set<String> origins = signIn.map(SignIn::origin).map(Set::of).orElse(Set.of());
        Handler checked = new SafeHeaders(
                new HostCheck(settings, port(), names, origins, new SlowBodies(rooms, limits.patience())));
        Farewell leaving = new Farewell(connector, checked);
        farewell = Optional.of(leaving);
        server.setHandler(new RequestIds(leaving, watch.refused()));
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("The HTTP server does not start: " + e.getMessage(), e);
        }
    }

    /** The port that is bound. */
    public int port() {
        return port;
    }

    /** What it proves itself with; empty when it serves without TLS. */
    public Optional<ServedCertificate> certificate() {
        return certificate;
    }

    /** How many streams wait for changes. */
    public int openStreams() {
        return endpoint.openStreams();
    }

    /** What is in memory of bodies that are coming in, and of whom. */
    BodyMemory bodies() {
        return bodies;
    }

    /** How many tasks are kept. */
    public int tasks() {
        return endpoint.tasks();
    }

    /** What orchestrators ask; says that it is not ready from the moment of stopping on. */
    Health health() {
        return new Health(readiness, self, this::closed);
    }

    private Optional<String> closed() {
        if (stopping) {
            return Optional.of("The gateway is stopping.");
        }
        return server.isStarted() ? Optional.empty() : Optional.of("The gateway is starting.");
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    /**
     * Says that it is not ready and ends the streams that wait for changes, but goes on taking calls: a balancer has sent
     * some here already, and notices only later. To be closed then. Returns at once.
     */
    public void drain() {
        stopping = true;
        endpoint.endStreams();
    }

    /**
     * Likewise, and takes no more connections, so that a balancer turns to another gateway. On those that there are it takes
     * calls still: each ends with its next answer. Returns at once.
     */
    public void leave() {
        drain();
        connector.close();
        farewell.ifPresent(Farewell::begin);
    }

    /**
     * Takes no connections and no new calls, ends the streams that wait for changes, gives the running calls the grace time,
     * then cancels them and lets their answers out.
     */
    @Override
    public void close() throws IOException {
        leave();
        farewell.ifPresent(Farewell::endIdle);
        CompletableFuture<Void> idle = graceful.shutdown();
        if (!within(limits.grace(), idle)) {
            endpoint.cancelAll();
            within(LAST_WORDS, idle);
        }
        endpoint.endTasks();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The HTTP server does not stop cleanly: " + e.getMessage(), e);
        }
    }

    private static boolean within(Duration time, CompletableFuture<Void> idle) {
        try {
            idle.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ServerConnector connector(ServerSettings listen) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        ServerConnector made = new ServerConnector(
                server,
                certificate.map(shown -> TlsContext.connections(shown, http)).orElseGet(() ->
                        new ConnectionFactory[] {new HttpConnectionFactory(http)}));
        made.setHost(listen.host());
        made.setPort(listen.port());
        made.addBean(new SlowHeads(made.getScheduler(), limits.patience().head()));
        server.addConnector(made);
        NetworkConnectionLimit connections =
                new NetworkConnectionLimit(listen.limits().maxConnections(), made);
        connections.setEndPointIdleTimeout(IDLE_WHEN_FULL_MS);
        server.addBean(connections);
        server.setErrorHandler(new ErrorBody());
        return made;
    }

    private static ThreadPool threads(int most) {
        return VirtualThreads.areSupported() ? new VirtualThreadPool(most) : new QueuedThreadPool(most);
    }

    private static Executor workers() {
        return VirtualThreads.areSupported()
                ? VirtualThreads.getDefaultVirtualThreadsExecutor()
                : Executors.newCachedThreadPool(CallPool.daemons("call"));
    }
}
