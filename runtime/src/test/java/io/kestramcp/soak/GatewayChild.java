package io.kestramcp.soak;

import io.kestramcp.cli.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, that can be killed and started again at the same address. */
final class GatewayChild implements AutoCloseable {
    private final Map<String, String> settings;
    private final Path log;
    private final int port;
    private final int descriptors;
    private Process process;

    /** @param log is overwritten at each start */
    GatewayChild(Map<String, String> settings, Path log) throws IOException, InterruptedException {
        this(settings, log, 0);
    }

    /** @param descriptors how many files and sockets it may have open; 0 is as many as this process */
    GatewayChild(Map<String, String> settings, Path log, int descriptors) throws IOException, InterruptedException {
        this.descriptors = descriptors;
        this.log = log;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.settings = new HashMap<>(settings);
        this.settings.put("KESTRA_MCP_PORT", String.valueOf(port));
        start();
    }

    int port() {
        return port;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/mcp");
    }

    private static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** Starts, and waits until it serves. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (descriptors > 0) {
            command.addAll(List.of("bash", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "bash"));
        }
        command.addAll(List.of(
                tool("java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (!connects()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("The gateway did not start: " + Files.readString(log));
            }
        }
    }

    private boolean connects() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As {@code kill} does; waits until it has ended. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(60, TimeUnit.SECONDS);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What is reachable, in bytes, after a full collection. */
    long liveBytes() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        tool("jcmd").toString(), String.valueOf(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = histogram.inputReader()) {
            List<String> all = lines.lines().toList();
            String total = all.stream()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd said " + all));
            return Long.parseLong(total.strip().split("\\s+", 4)[2]);
        } finally {
            histogram.waitFor();
        }
    }

    /** What is resident, in KiB; 0 where the system does not tell. */
    long residentKib() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
