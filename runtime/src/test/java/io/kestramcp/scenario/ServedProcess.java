package io.kestramcp.scenario;

import io.kestramcp.cli.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that runs as {@code kestra-mcp serve} in a process of its own, and all that it tells on standard error. */
final class ServedProcess implements AutoCloseable {
    private static final Pattern SERVING = Pattern.compile("Serving MCP at (https?://[^\\s\"]+)");
    private static final int SECONDS = 60;

    private final Process process;
    private final BufferedReader err;
    private final List<String> told = new CopyOnWriteArrayList<>();

    /**
     * Starts, and waits for nothing.
     *
     * @param wrapper what stands before the command; may be empty
     * @param flags of the JVM
     */
    ServedProcess(List<String> wrapper, List<String> flags, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Start.class.getName(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KESTRA_MCP_PORT", "0");
        builder.environment().putAll(settings);
        process = builder.start();
        err = process.errorReader();
    }

    ServedProcess(Map<String, String> settings) throws IOException {
        this(List.of(), List.of(), settings);
    }

    /** Reads on until a line is like that, and gives it. */
    String await(Predicate<String> like) throws IOException {
        String line = err.readLine();
        while (line != null) {
            told.add(line);
            if (like.test(line)) {
                return line;
            }
            line = err.readLine();
        }
        throw new AssertionError("It was not told: " + told);
    }

    /** Where it serves, once it does. */
    URI address() throws IOException {
        // In JSON a slash may be escaped.
        Matcher serving = SERVING.matcher(
                await(line -> SERVING.matcher(line.replace("\\/", "/")).find()).replace("\\/", "/"));
        if (!serving.find()) {
            throw new IllegalStateException("It was there a moment ago");
        }
        return URI.create(serving.group(1));
    }

    /** All lines that were read so far. */
    List<String> told() {
        return told;
    }

    /** Reads no more: whoever writes to its standard error from now on is told so by the system. */
    void stopReading() throws IOException {
        err.close();
    }

    /** Asks it to end, as platforms do. */
    void terminate() {
        // Unlike Process.destroy, this leaves what it still tells readable.
        process.toHandle().destroy();
    }

    /** Reads to the end; gives the exit code. */
    int ended() throws IOException, InterruptedException {
        String line = err.readLine();
        while (line != null) {
            told.add(line);
            line = err.readLine();
        }
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end: " + told);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        err.close();
    }
}
