package io.kestramcp.conformance;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of {@code conformance/} in the Node.js that was installed there. Closed, it is gone. */
public final class NodeProcess implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("project.root"), "conformance");

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    /** Starts it. */
    public NodeProcess(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(HOME.resolve("node").toString(), HOME.resolve(script).toString()));
        command.addAll(List.of(arguments));
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Skips the test where the scripts' packages are not: {@code mvn verify} downloads nothing from npm. */
    public static void assumeInstalled() {
        Installed.require(
                Files.exists(HOME.resolve("node_modules/.package-lock.json")),
                "Needs Node.js and packages of npm: run conformance/install first.");
    }

    /** Gives it a line to read. */
    public void tell(String line) throws IOException {
        input.write(line);
        input.newLine();
        input.flush();
    }

    /** The next line that begins with {@code mark}, without it. */
    public String line(String mark) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(mark)) {
                return line.substring(mark.length());
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("The script ended without '" + mark + "'; it said: " + seen);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        output.close();
    }
}
