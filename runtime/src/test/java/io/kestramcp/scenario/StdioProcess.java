package io.kestramcp.scenario;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.cli.Start;
import io.kestramcp.rules.Exchange;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The gateway as {@code kestra-mcp stdio} runs it, in a process of its own: all that goes in, and all that came out. */
final class StdioProcess {
    private StdioProcess() {}

    /** What a process left when it had ended. */
    record Ended(int exit, String out, String err) {
        /** Standard output, which fails to be read when anything but messages is in it. */
        List<JsonObject> messages() {
            return out.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }
    }

    /** Writes everything, closes the input, and reads until the process has ended. */
    static Ended run(Sandbox kestra, Map<String, String> settings, byte[] input) throws Exception {
        return run(kestra, settings, input, System.getProperty("java.class.path"));
    }

    /** Likewise, with other libraries. */
    static Ended run(Sandbox kestra, Map<String, String> settings, byte[] input, String classPath) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher has it.
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Start.class.getName(),
                "stdio");
        builder.environment().put("KESTRA_BASE_URL", kestra.baseUri().toString());
        builder.environment().put("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME);
        builder.environment().put("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            CompletableFuture<String> out = all(process.getInputStream());
            CompletableFuture<String> err = all(process.getErrorStream());
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            }
            Exchange exchange = new Exchange();
            new String(input, StandardCharsets.UTF_8).lines().forEach(exchange::sent);
            out.get(60, TimeUnit.SECONDS).lines().forEach(exchange::received);
            return new Ended(process.waitFor(), out.get(60, TimeUnit.SECONDS), err.get(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> all(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task).start());
    }
}
