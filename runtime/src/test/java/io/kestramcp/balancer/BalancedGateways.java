package io.kestramcp.balancer;

import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two gateways of one PostgreSQL, wired as {@code serve} wires them, behind a balancer that sends each request to the other. */
public final class BalancedGateways implements AutoCloseable {
    private record Gateway(Assembly assembly, Doors doors) {}

    private final List<Gateway> gateways = new ArrayList<>();
    private final Balancer balancer;

    /**
     * Starts all.
     *
     * @param further settings of both gateways, by their names in the environment; empty text takes one away
     */
    public BalancedGateways(Balancer.Kind kind, Path directory, Map<String, String> further) throws Exception {
        int port = freePort();
        Map<String, String> settings = settings(port);
        settings.putAll(further);
        settings.values().removeIf(String::isEmpty);
        try {
            start(settings);
            start(settings);
            for (Gateway gateway : gateways) {
                awaitReady(gateway.doors().server().port());
            }
            balancer = Balancer.start(
                    kind,
                    directory,
                    port,
                    gateways.stream()
                            .map(gateway -> gateway.doors().server().port())
                            .toList());
        } catch (Exception | AssertionError e) {
            stopAll();
            throw e;
        }
    }

    /** What two gateways need to be replicas behind a balancer at that port. */
    public static Map<String, String> settings(int balancerPort) {
        return new HashMap<>(Map.of(
                "KESTRA_MCP_PORT",
                "0",
                "KESTRA_MCP_ALLOWED_HOSTS",
                "127.0.0.1:" + balancerPort,
                "KESTRA_MCP_TRUSTED_PROXIES",
                "127.0.0.1",
                "KESTRA_MCP_CALLS_PER_MINUTE",
                "0",
                "KESTRA_MCP_STORE",
                PostgresServer.freshLocation().url(),
                "ENCRYPTION_KEYS",
                NewKey.create(Clock.systemUTC()).reveal()));
    }

    /** One that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void start(Map<String, String> environment) throws Exception {
        Settings settings = SettingsReader.read(Map.of(), environment, Optional.empty());
        Assembly assembly = new Assembly(settings);
        try {
            Doors doors = new Doors(settings, assembly);
            gateways.add(new Gateway(assembly, doors));
            doors.start();
        } catch (Exception e) {
            assembly.close();
            throw e;
        }
    }

    /** Waits until the gateway at that port is ready: a balancer that asks leaves out one that is not. */
    public static void awaitReady(int port) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz?self"))
                .build();
        Instant end = Instant.now().plusSeconds(30);
        HttpResponse<String> answer = HttpClient.newHttpClient().send(ready, BodyHandlers.ofString());
        while (answer.statusCode() != 200) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("A gateway does not become ready: " + answer.body());
            }
            answer = HttpClient.newHttpClient().send(ready, BodyHandlers.ofString());
        }
    }

    private static void stop(Gateway gateway) throws IOException {
        gateway.doors().close();
        gateway.assembly().close();
    }

    private void stopAll() throws IOException {
        for (Gateway gateway : gateways) {
            stop(gateway);
        }
    }

    /** The balancer's root. */
    public URI address() {
        return balancer.address();
    }

    /** The port behind which both are. */
    public int port() {
        return address().getPort();
    }

    @Override
    public void close() throws IOException {
        balancer.close();
        stopAll();
    }
}
