package io.kestramcp.bench;

import io.kestramcp.cli.Start;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as it is run, {@code kestra-mcp serve}, in a process of its own on the JVM that runs the benchmark. */
final class GatewayProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Serving MCP at (http://\\S+)");
    private static final String THREADS = "Threads:";

    private final Process process;
    private final URI endpoint;

    GatewayProcess(URI kestra) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                "serve",
                "--port",
                "0");
        builder.environment().put("KESTRA_BASE_URL", kestra.toString());
        builder.environment().put("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME);
        builder.environment().put("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
        // All load comes from one address, which is one caller here.
        builder.environment().put("KESTRA_MCP_CALLS_PER_MINUTE", "0");
        builder.environment().put("KESTRA_MCP_CALLS_AT_ONCE", "0");
        builder.environment().put("KESTRA_MCP_ANSWER_MIB_PER_MINUTE", "0");
        builder.redirectErrorStream(true);
        this.process = builder.start();
        this.endpoint = awaitStart();
    }

    private URI awaitStart() throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group(1));
            }
        }
        throw new IOException("The gateway did not start: " + said);
    }

    URI endpoint() {
        return endpoint;
    }

    /** How many threads the operating system sees, where it tells: virtual ones are not among them. 0 where it does not. */
    int systemThreads() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(THREADS))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(THREADS.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
