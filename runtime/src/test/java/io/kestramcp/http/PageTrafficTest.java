package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers may send to pages. A proxy says where they are. */
@Timeout(60)
class PageTrafficTest {
    /** One a second, sixty at once. */
    private static final int PER_MINUTE = 60;

    private static final int ENOUGH = 300;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private void start(int most) throws Exception {
        Handler page = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(204);
                callback.succeeded();
                return true;
            }
        };
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ClientAddress addresses =
                new ClientAddress(List.of(Network.parse("127.0.0.1").orElseThrow()));
        server.setHandler(
                new RequestIds(PageTraffic.limited(page, PER_MINUTE, McpHandler.PATH, addresses, most), status -> {}));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private int get(String address) throws IOException {
        return status("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: " + address + "\r\n\r\n");
    }

    private int status(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.substring(answer.length() - 3));
        }
    }

    private void sendTooMany(String address) throws IOException {
        for (int sent = 0; sent < ENOUGH; sent++) {
            if (get(address) == 429) {
                return;
            }
        }
        throw new AssertionError(address + " may send " + ENOUGH);
    }

    @Test
    void H6_a_new_address_of_the_same_network_for_each_request_is_one_sender() throws Exception {
        start(PageTraffic.MOST);
        int status = 204;
        for (int host = 1; host <= ENOUGH && status == 204; host++) {
            status = get("2001:db8:1:2::" + Integer.toHexString(host));
        }
        assertThat(status).isEqualTo(429);
        assertThat(get("2001:db8:1:3::1")).isEqualTo(204);
    }

    @Test
    void H6_from_more_networks_than_are_remembered_no_more_strangers_come_in_and_the_others_go_on() throws Exception {
        start(2);
        sendTooMany("203.0.113.1");
        assertThat(get("203.0.113.2")).isEqualTo(204);
        sendTooMany("203.0.113.2");
        assertThat(get("203.0.113.3")).isEqualTo(429);
    }

    @Test
    void H6_who_sent_little_is_soon_forgotten_so_that_a_flood_locks_out_nobody_after_its_end() throws Exception {
        start(1);
        assertThat(get("203.0.113.1")).isEqualTo(204);
        // Not before the second is over, and long before the minute.
        int status = get("203.0.113.2");
        while (status == 429) {
            status = get("203.0.113.2");
        }
        assertThat(status).isEqualTo(204);
    }

    /** Each keeps a buffer of some kilobytes. */
    @Test
    void H5_a_form_in_pieces_of_one_byte_is_refused() throws Exception {
        start(PageTraffic.MOST);
        String head = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        assertThat(status(head + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\na\r\n".repeat(50) + "0\r\n\r\n"))
                .isEqualTo(413);
        assertThat(status(head + "Content-Length: 20000\r\n\r\n" + "a".repeat(20_000)))
                .isEqualTo(204);
    }
}
