package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.config.Transport;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.OauthSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves MCP over HTTP until the process is told to end. */
@Command(name = "serve", description = "Serve MCP over HTTP, at /mcp.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** How long a balancer may go on with the connections that it has; it learns of the end from each answer. */
    private static final Duration LAST_ON_CONNECTIONS = Duration.ofSeconds(1);

    /** For the store, and for traces that were not sent yet. */
    private static final int LAST_SECONDS = 10;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings =
                SettingOptions.readToServe(Transport.HTTP, spec.commandLine().getParseResult());
        Logging.configure(settings);
        CountDownLatch closed = new CountDownLatch(1);
        try {
            serve(settings, closed);
            return 0;
        } finally {
            closed.countDown();
        }
    }

    private static void serve(Settings settings, CountDownLatch closed) throws Exception {
        try (Assembly assembly = new Assembly(settings);
                Doors doors = new Doors(settings, assembly)) {
            GatewayServer server = doors.server();
            doors.start();
            LOG.info(
                    "Serving MCP at {}://{}:{}/mcp for Kestra at {}",
                    settings.server().scheme(),
                    settings.server().host(),
                    server.port(),
                    settings.kestra().baseUrl());
            doors.signIn().ifPresent(signIn -> tell(signIn, AuthorizationAssembly.isWanted(settings.access())));
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> stop(server, settings.operation().drain(), closed), "stop"));
            server.join();
        }
    }

    private static void tell(OauthSettings signIn, boolean givesTokens) {
        String issuers = signIn.issuers().stream().map(IssuerSettings::issuer).collect(Collectors.joining(", "));
        LOG.info(
                "Callers sign in at {}; clients connect to {} and get tokens from {}",
                issuers,
                signIn.resource(),
                givesTokens ? "this gateway" : "there");
        signIn.notes().forEach(LOG::warn);
    }

    /** Lets balancers notice, then stops, and holds the process until the main thread has closed the rest. */
    private static void stop(GatewayServer server, Duration drain, CountDownLatch closed) {
        try {
            server.drain();
            TimeUnit.NANOSECONDS.sleep(drain.toNanos());
            server.leave();
            TimeUnit.NANOSECONDS.sleep(Math.min(drain.toNanos(), LAST_ON_CONNECTIONS.toNanos()));
            server.close();
            if (!closed.await(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not everything could be closed in time");
            }
        } catch (IOException e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
