package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.StdioServer;
import io.kestramcp.rules.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stdio server in this process, and its client's ends. */
final class StdioPipe implements AutoCloseable {
    private final Exchange exchange = new Exchange();
    private final OutputStream toServer;
    private final BufferedReader fromServer;
    private final CompletableFuture<Void> running;

    StdioPipe(StdioServer server) throws IOException {
        PipedInputStream in = new PipedInputStream();
        toServer = new PipedOutputStream(in);
        PipedInputStream answers = new PipedInputStream();
        OutputStream out = new PipedOutputStream(answers);
        fromServer = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        running = CompletableFuture.runAsync(
                () -> {
                    try (out) {
                        server.run(in, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    void send(String message) throws IOException {
        exchange.sent(message);
        toServer.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    /** The next message; waits for it. */
    JsonObject receive() throws IOException {
        String message = fromServer.readLine();
        exchange.received(message);
        return JsonParser.parseString(message).getAsJsonObject();
    }

    /** There is no more input. */
    void end() throws IOException {
        toServer.close();
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        running.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
