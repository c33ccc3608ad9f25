package io.kestramcp.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.conformance.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A running balancer, the machine's own, in front of gateways. Its configuration is the one that docs/operation.md shows, but
 * for the addresses; besides, it tells in the header {@value #SERVED_BY} which gateway answered.
 */
public final class Balancer implements AutoCloseable {
    /** Differs from gateway to gateway. */
    public static final String SERVED_BY = "X-Served-By";

    /** Which one. */
    public enum Kind {
        NGINX("nginx"),
        HAPROXY("haproxy");

        private final String program;

        Kind(String program) {
            this.program = program;
        }

        private List<Path> places() {
            return Stream.concat(Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .toList();
        }
    }

    private static final Pattern GATEWAYS = Pattern.compile("gateway-(\\d):8081");
    private static final int SECONDS = 20;

    private final Process process;
    private final int port;

    private Balancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test where it is not: {@code mvn verify} installs none. */
    public static void assumeInstalled(Kind kind) {
        Installed.require(
                !kind.places().isEmpty(),
                "Needs " + kind.program + " (Debian and Ubuntu: apt-get install " + kind.program + ").");
    }

    /**
     * Starts it, and waits until it takes connections.
     *
     * @param directory where it may write
     * @param port where it listens
     * @param gateways the ports of two gateways
     */
    public static Balancer start(Kind kind, Path directory, int port, List<Integer> gateways) throws Exception {
        String shown = shown(kind.program)
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("bind :80", "bind 127.0.0.1:" + port)
                .replace("hdr Host mcp.example.com", "hdr Host 127.0.0.1:" + port);
        Matcher names = GATEWAYS.matcher(shown);
        String told = names.replaceAll(name -> "127.0.0.1:" + gateways.get(Integer.parseInt(name.group(1)) - 1));
        assertThat(told)
                .contains(
                        "127.0.0.1:" + port,
                        gateways.get(0).toString(),
                        gateways.get(1).toString());
        Path file = directory.resolve(kind.program + ".conf");
        List<String> command;
        if (kind == Kind.NGINX) {
            Files.writeString(file, nginx(directory, told));
            command = List.of("-e", directory.resolve("error.log").toString(), "-c", file.toString());
        } else {
            Files.writeString(file, told + "    http-response set-header " + SERVED_BY + " %[srv_name]\n");
            command = List.of("-db", "-f", file.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(kind.places().get(0).toString()), command.stream())
                        .toList());
        Path log = directory.resolve(kind.program + ".log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Balancer balancer = new Balancer(builder.start(), port);
        balancer.awaitListening(log);
        return balancer;
    }

    /** What stands around a server's part of nginx' configuration. */
    private static String nginx(Path directory, String servers) {
        StringBuilder folders = new StringBuilder();
        for (String use : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            folders.append(use + "_temp_path " + directory.resolve(use) + ";\n");
        }
        return "daemon off;\nmaster_process off;\npid " + directory.resolve("pid")
                + ";\nevents {}\nhttp {\naccess_log off;\n" + "add_header " + SERVED_BY + " $upstream_addr always;\n"
                + folders + servers + "}\n";
    }

    private static String shown(String language) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root"), "docs", "operation.md"));
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as("docs/operation.md shows " + language).isTrue();
        return block.group(1);
    }

    private void awaitListening(Path log) throws IOException {
        Instant end = Instant.now().plusSeconds(SECONDS);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new AssertionError("The balancer does not start: " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    private boolean listens() {
        try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connected.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its root. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
