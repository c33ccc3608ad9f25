package io.kestramcp.keycloak;

import io.kestramcp.store.RandomSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Keycloak on a loopback port, with nothing but its master realm, from the published archive that the profile
 * {@code keycloak} unpacks. A start takes long, so there is one for all tests, until this JVM ends. What it says is in {@code
 * target/keycloak.log}.
 */
public final class Keycloak {
    private static final String ADMIN = "admin";
    private static final String READY = "Listening on:";
    private static final int PATIENCE_MINUTES = 5;
    private static Keycloak running;

    private final int port;
    private final String password = RandomSecret.create().reveal();

    private Keycloak(Path home, int port) throws IOException {
        this.port = port;
        start(home);
    }

    /** The one that runs; the first who asks waits until it listens. */
    public static synchronized Keycloak running() throws IOException {
        if (running == null) {
            Path home = Path.of(System.getProperty("keycloak.home"));
            build(home);
            running = new Keycloak(home, freePort());
        }
        return running;
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** A realm of its own, as docs/keycloak-realm.json sets it up. Takes seconds: keys are made. */
    public KeycloakRealm realm() throws IOException, InterruptedException {
        return realm(KeycloakRealm.GATEWAY);
    }

    /** Likewise, for a gateway at another address than the setup's. */
    public KeycloakRealm realm(String gateway) throws IOException, InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + port);
        return KeycloakRealm.create(new KeycloakAdmin(base, ADMIN, password), base, gateway);
    }

    /** Once for each unpacked archive: it takes longer than a start. */
    private static void build(Path home) throws IOException {
        Path done = home.resolve("built-for-tests");
        if (Files.notExists(done)) {
            Process build = command(home, "build", "--db=dev-mem", "--health-enabled=false", "--metrics-enabled=false")
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (build.onExit().join().exitValue() != 0) {
                throw new AssertionError("Keycloak was not built: " + said);
            }
            Files.createFile(done);
        }
    }

    private void start(Path home) throws IOException {
        ProcessBuilder start = command(
                home,
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        start.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        start.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        Process started = start.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop-keycloak"));
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(started, ready), "keycloak-log");
        reader.setDaemon(true);
        reader.start();
        ready.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
    }

    private static void read(Process process, CompletableFuture<Void> ready) {
        Path log = Path.of(System.getProperty("project.root"), "runtime", "target", "keycloak.log");
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer writer = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.write(line + "\n");
                writer.flush();
                if (line.contains(READY)) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new AssertionError("Keycloak ended before it listened; it says why in " + log));
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
    }

    /** The script does not always become the server: that may be a child of it. */
    private static void stop(Process process) {
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(ProcessHandle::destroy);
        }
        process.destroy();
    }

    private static ProcessBuilder command(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
