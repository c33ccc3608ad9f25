package io.kestramcp.cli;

import com.sun.net.httpserver.HttpServer;
import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A first list over stdio or over HTTP, with nobody but itself: the launcher runs it once, for the archive of classes that
 * the JVM makes of it. What the other way needs is left out, for all of an archive is put in place at each start. Reads no
 * setting of the user's, and asks no Kestra.
 */
final class Rehearsal {
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"rehearsal\",\"version\":\"1\"}}}\n";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";

    private Rehearsal() {}

    /** Rehearses the command of that name, {@code stdio} or {@code serve}. */
    public static void main(String[] arguments) throws Exception {
        StandardErrorLog.choose();
        HttpServer kestra = kestra();
        String address = "http://127.0.0.1:" + kestra.getAddress().getPort();
        if (arguments.length == 1 && arguments[0].equals("serve")) {
            http(SettingsReader.read(
                    Map.of(Setting.KESTRA_BASE_URL, address, Setting.KESTRA_MCP_PORT, "0"),
                    Map.of(),
                    Optional.empty()));
        } else {
            stdio(Map.of(
                    Setting.KESTRA_BASE_URL.key(), address,
                    Setting.KESTRA_USERNAME.key(), "nobody",
                    Setting.KESTRA_PASSWORD.key(), "nothing"));
        }
        // Threads of the libraries would keep the process for a while.
        System.exit(0);
    }

    /** What comes out is the launcher's to throw away. */
    private static void stdio(Map<String, String> environment) throws Exception {
        String notified = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";
        System.setIn(new ByteArrayInputStream((INITIALIZE + notified + LIST).getBytes(StandardCharsets.UTF_8)));
        Start.stdio(environment, Path.of("none"));
    }

    private static void http(Settings settings) throws Exception {
        Logging.configure(settings);
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
