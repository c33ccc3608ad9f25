package io.kestramcp.cli;

import com.sun.net.httpserver.HttpServer;
import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.mcp.StdioServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A first list over stdio and one over HTTP, with nobody but itself: the launcher runs it once, for the archive of classes
 * that the JVM makes of it. Reads no setting of the user's, asks no Kestra, and writes nothing.
 */
final class Rehearsal {
    private static final int LONGEST_LINE = 1 << 20;
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"rehearsal\",\"version\":\"1\"}}}\n";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";

    private Rehearsal() {}

    /** Rehearses. */
    public static void main(String[] arguments) throws Exception {
        StandardErrorLog.choose();
        HttpServer kestra = kestra();
        Settings settings = settings(kestra.getAddress().getPort());
        Logging.configure(settings);
        stdio(settings);
        http(settings);
        // Threads of the libraries would keep the process for a while.
        System.exit(0);
    }

    private static Settings settings(int kestra) throws Exception {
        return SettingsReader.read(
                Map.of(Setting.KESTRA_BASE_URL, "http://127.0.0.1:" + kestra, Setting.KESTRA_MCP_PORT, "0"),
                Map.of(),
                Optional.empty());
    }

    private static void stdio(Settings settings) throws Exception {
        String notified = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";
        InputStream in = new ByteArrayInputStream((INITIALIZE + notified + LIST).getBytes(StandardCharsets.UTF_8));
        try (Assembly assembly = new Assembly(settings)) {
            new StdioServer(assembly.offer(), LONGEST_LINE, Duration.ofSeconds(30))
                    .run(in, OutputStream.nullOutputStream());
        }
    }

    private static void http(Settings settings) throws Exception {
        try (Assembly assembly = new Assembly(settings);
                Doors doors = new Doors(settings, assembly)) {
            doors.server().start();
            URL endpoint = URI.create("http://127.0.0.1:" + doors.server().port() + "/mcp")
                    .toURL();
            post(endpoint, INITIALIZE);
            post(endpoint, LIST);
        }
    }

    private static void post(URL endpoint, String message) throws Exception {
        HttpURLConnection call = (HttpURLConnection) endpoint.openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", "application/json");
        call.setRequestProperty("Accept", "application/json, text/event-stream");
        call.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        call.getInputStream().readAllBytes();
    }

    /** All that is asked for a list is which Kestra this is. */
    private static HttpServer kestra() throws IOException {
        byte[] configs = ("{\"version\":\"" + Assembly.catalog().lines().last() + ".0\",\"edition\":\"OSS\"}")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, configs.length);
            exchange.getResponseBody().write(configs);
            exchange.close();
        });
        server.start();
        return server;
    }
}
