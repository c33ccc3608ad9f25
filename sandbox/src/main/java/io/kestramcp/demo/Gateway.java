package io.kestramcp.demo;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real gateway, in a process of its own, in front of a sandbox. */
final class Gateway implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    private final Process process;
    private final URI uri;

    private Gateway(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The settings by which a gateway finds the sandbox. */
    static Map<String, String> settings(Sandbox kestra) {
        return Map.of(
                "KESTRA_BASE_URL", kestra.baseUri().toString(),
                "KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
    }

    /** Starts the gateway over HTTP and waits until it is ready. */
    static Gateway start(String launcher, Sandbox kestra, int port) {
        ProcessBuilder builder = new ProcessBuilder(launcher, "serve", "--port", Integer.toString(port));
        builder.environment().keySet().removeIf(Gateway::isOurs);
        builder.environment().putAll(settings(kestra));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.directory(emptyDirectory().toFile());
        try {
            Gateway gateway = new Gateway(builder.start(), URI.create("http://127.0.0.1:" + port));
            gateway.awaitReady();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway could not be started with " + launcher, e);
        }
    }

    /** The environment for a gateway that the MCP client starts itself: this process's, with the sandbox's settings. */
    static Map<String, String> environment(Sandbox kestra) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(Gateway::isOurs);
        environment.putAll(settings(kestra));
        return environment;
    }

    URI uri() {
        return uri;
    }

    /** Waits until the gateway ends by itself. */
    void await() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(uri.resolve("/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant end = Instant.now().plus(START_WITHIN);
        try {
            while (!answersReady(client, question)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The gateway ended with code " + process.exitValue()
                            + " before it was ready; it says why above.");
                }
                if (Instant.now().isAfter(end)) {
                    close();
                    throw new IllegalStateException(
                            "The gateway was not ready within " + START_WITHIN.toSeconds() + " s.");
                }
                Thread.sleep(ASK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private static boolean answersReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet.
        }
    }

    /** A directory without an .env, so that the user's own settings do not reach the demo. */
    private static Path emptyDirectory() {
        try {
            Path directory = Files.createTempDirectory("kestra-mcp-demo");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(String variable) {
        return List.of("KESTRA_", "OIDC_", "ENTRA_").stream().anyMatch(variable::startsWith);
    }
}
