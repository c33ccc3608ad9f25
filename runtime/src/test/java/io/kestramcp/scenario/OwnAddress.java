package io.kestramcp.scenario;

import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A public address on loopback, which a gateway and its provider have to know before the gateway is there. */
record OwnAddress(int port) {
    /** One that nothing listens at. */
    static OwnAddress free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new OwnAddress(socket.getLocalPort());
        }
    }

    /** Stands before the paths, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What the gateway is told. */
    Map<String, String> settings() {
        return Map.of("KESTRA_MCP_PORT", String.valueOf(port), "KESTRA_MCP_PUBLIC_URL", url());
    }

    /** What a gateway is told that gives out tokens of its own, to clients that register; without who vouches for users. */
    static Map<String, String> authorizationServer(Path store) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KESTRA_MCP_AUTHORIZATION_SERVER", "true");
        settings.put("KESTRA_MCP_CLIENT_REGISTRATION", "true");
        settings.put("ENCRYPTION_KEYS", NewKey.create(Clock.systemUTC()).reveal());
        settings.put("KESTRA_MCP_STORE", store.toString());
        return settings;
    }
}
