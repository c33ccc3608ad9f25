package io.kestramcp.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.conformance.Installed;
import io.kestramcp.conformance.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A running Chromium, the machine's own, driven by {@code conformance/browser}. It reaches loopback addresses alone. For
 * one thread.
 */
public final class Chromium implements AutoCloseable {
    private final AtomicInteger windows = new AtomicInteger();
    private final NodeProcess process;

    private Chromium(NodeProcess process) {
        this.process = process;
    }

    /** Starts it. */
    public static Chromium start() throws IOException {
        return new Chromium(new NodeProcess(
                "browser/chromium.mjs", executable().orElseThrow().toString()));
    }

    /** Skips the test where it is not: {@code mvn verify} installs no browser. */
    public static void assumeInstalled() {
        NodeProcess.assumeInstalled();
        Installed.require(
                executable().isPresent(), "Needs Chromium on the path (Debian and Ubuntu: apt-get install chromium).");
    }

    /** A window of somebody new, who has no cookies yet. */
    public Window window(Look look) throws IOException {
        String name = "window " + windows.incrementAndGet();
        JsonObject about = new JsonObject();
        about.addProperty("scheme", look.scheme());
        about.addProperty("width", look.width());
        about.addProperty("height", look.height());
        act(name, "window", about);
        return new Window(this, name);
    }

    /** Does something in a window; gives what came of it. What cannot be done fails the test. */
    JsonElement act(String window, String act, JsonObject about) throws IOException {
        JsonObject whole = about.deepCopy();
        whole.addProperty("act", act);
        whole.addProperty("window", window);
        process.tell(whole.toString());
        JsonObject told = JsonParser.parseString(process.line("did ")).getAsJsonObject();
        if (told.has("error")) {
            throw new AssertionError(act + " " + about + " failed: " + told.get("error"));
        }
        return told.get("value");
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
