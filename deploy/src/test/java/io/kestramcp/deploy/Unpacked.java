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

    /** Of a file system that is mounted read-only for this process alone, as nobody. */
    private static final List<String> CONFINED = List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -o remount,bind,ro / && exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \"$@\"",
            "run");

    private final Path launcher;
    private final List<String> before;

    private Unpacked(Path launcher, List<String> before) {
        this.launcher = launcher;
        this.before = before;
    }

    /** The same run by a user who owns nothing, where nothing can be written. Needs to be root. */
    Unpacked confined() {
        return new Unpacked(launcher, CONFINED);
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
        return new Unpacked(folder.resolve(name).resolve("kestra-mcp"), List.of());
    }

    /** Runs it to its end, on the Java of this test unless the environment says another. */
    Ended run(Map<String, String> environment, String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.add(launcher.toString());
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
