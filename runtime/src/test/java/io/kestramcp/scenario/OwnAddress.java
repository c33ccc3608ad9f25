package io.kestramcp.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
}
