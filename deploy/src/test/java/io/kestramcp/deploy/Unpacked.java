package io.kestramcp.deploy;

import io.kestramcp.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The distribution, unpacked as a user would, and run by its launcher. */
final class Unpacked {
    /** A client's first three messages. */
    static final String FIRST_LIST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                    + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";

    private final Path launcher;

    private Unpacked(Path launcher) {
        this.launcher = launcher;
    }

    /** What a process left when it had ended. */
    record Ended(int exit, String out, String err) {}

    static Unpacked in(Path folder) throws Exception {
        String archive = System.getProperty("distribution");
        Ended tar = ended(new ProcessBuilder("tar", "xzf", archive, "-C", folder.toString()), "");
        if (tar.exit() != 0) {
            throw new IOException(tar.err());
        }
        String name = Path.of(archive).getFileName().toString().replace(".tar.gz", "");
        return new Unpacked(folder.resolve(name).resolve("kestra-mcp"));
    }

    /** Runs it to its end, on the Java of this test unless the environment says another. */
    Ended run(Map<String, String> environment, String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().putAll(environment);
        return ended(process, input);
    }

    /** A client's first list, of a Kestra that answers. */
    Ended firstList(Sandbox kestra, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KESTRA_BASE_URL", kestra.baseUri().toString());
        return run(all, FIRST_LIST, "stdio");
    }

    static Ended ended(ProcessBuilder builder, String input) throws Exception {
        Process process = builder.start();
        try {
            CompletableFuture<String> out = all(process.getInputStream());
            CompletableFuture<String> err = all(process.getErrorStream());
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = out.get(60, TimeUnit.SECONDS);
            process.waitFor(60, TimeUnit.SECONDS);
            return new Ended(process.exitValue(), said, err.get(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> all(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
