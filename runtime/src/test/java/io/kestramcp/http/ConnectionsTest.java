package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.Network;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in at all, and as whom, where nobody signs in. */
class ConnectionsTest {
    private static final byte[] PING =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.US_ASCII);

    private static HttpFixture fixture(int callsPerMinute, int connections, String... proxies) throws Exception {
        List<Network> trusted = Stream.of(proxies)
                .map(proxy -> Network.parse(proxy).orElseThrow())
                .toList();
        LimitSettings limits = new LimitSettings(callsPerMinute, 0, 0, 256, connections, 16, 16, trusted);
        return new HttpFixture(limits, HttpLimits.of(limits), () -> List.of());
    }

    @Test
    void beyond_the_limit_a_connection_waits_until_another_ends() throws Exception {
        try (HttpFixture http = fixture(0, 2)) {
            KeptConnection first = new KeptConnection(http.server.port(), "");
            KeptConnection second = new KeptConnection(http.server.port(), "");
            assertThat(first.post(PING).status()).isEqualTo(200);
            assertThat(second.post(PING).status()).isEqualTo(200);
            try (Socket third = http.open(live(http));
                    Socket fourth = http.open(live(http))) {
                first.close();
                second.close();
                assertThat(new String(third.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200");
                assertThat(new String(fourth.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    private static String live(HttpFixture http) {
        return http.head("GET /livez HTTP/1.1", "Host: localhost:PORT", "Connection: close");
    }

    private static int status(HttpFixture http, String... forwarded) throws Exception {
        return statusOf(http, "X-Forwarded-For", forwarded);
    }

    private static int statusOf(HttpFixture http, String header, String... values) throws Exception {
        HttpRequest.Builder call = http.legacyCall("echo", "{\"text\":\"a\"}");
        for (String each : values) {
            call.header(header, each);
        }
        return http.send(call).statusCode();
    }

    @Test
    void nobodys_word_on_addresses_counts_unless_the_operator_trusts_the_proxy() throws Exception {
        try (HttpFixture http = fixture(1, 100)) {
            assertThat(status(http, "203.0.113.1")).isEqualTo(200);
            assertThat(status(http, "203.0.113.2")).isEqualTo(429);
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_has_its_own_limit() throws Exception {
        try (HttpFixture http = fixture(1, 100, "127.0.0.1", "2001:db8::7")) {
            assertThat(status(http, "203.0.113.1")).isEqualTo(200);
            assertThat(status(http, "203.0.113.1")).isEqualTo(429);
            assertThat(status(http, "203.0.113.2")).isEqualTo(200);
            // Two proxies in a row, and IPv6 in another spelling.
            assertThat(status(http, "203.0.113.2, 2001:DB8:0:0:0:0:0:7")).isEqualTo(429);
            assertThat(status(http, "203.0.113.2", "2001:db8::7")).isEqualTo(429);
        }
    }

    @Test
    void proxies_are_trusted_by_their_network() throws Exception {
        try (HttpFixture http = fixture(1, 100, "127.0.0.0/8", "10.0.0.0/8", "2001:db8::/32")) {
            assertThat(status(http, "203.0.113.1, 10.1.2.3, 2001:db8:77::1")).isEqualTo(200);
            assertThat(status(http, "203.0.113.1")).isEqualTo(429);
            assertThat(status(http, "203.0.113.1, 192.168.0.1")).isEqualTo(200);
        }
    }

    @Test
    void an_address_is_read_with_the_port_that_some_proxies_add() throws Exception {
        try (HttpFixture http = fixture(1, 100, "127.0.0.1", "2001:db8::7")) {
            assertThat(status(http, "203.0.113.1:40112")).isEqualTo(200);
            assertThat(status(http, "203.0.113.1:40113")).isEqualTo(429);
            assertThat(status(http, "[2001:db8::1]:40112")).isEqualTo(200);
            assertThat(status(http, "2001:db8::1")).isEqualTo(429);
            assertThat(status(http, "203.0.113.1, [2001:db8::7]:443")).isEqualTo(429);
        }
    }

    @Test
    void forwarded_of_the_standard_is_read_as_well() throws Exception {
        String header = "Forwarded";
        try (HttpFixture http = fixture(1, 100, "127.0.0.1", "10.0.0.0/8")) {
            assertThat(statusOf(http, header, "for=203.0.113.1;proto=https;by=10.0.0.1"))
                    .isEqualTo(200);
            assertThat(statusOf(http, header, "proto=https; For=\"203.0.113.1:47011\""))
                    .isEqualTo(429);
            assertThat(statusOf(http, header, "for=198.51.100.9, for=203.0.113.1, for=10.0.0.2"))
                    .isEqualTo(429);
            assertThat(statusOf(http, header, "for=\"[2001:db8:cafe::17]:4711\""))
                    .isEqualTo(200);
            assertThat(statusOf(http, header, "for=\"[2001:db8:cafe::17]\"")).isEqualTo(429);
            // What a proxy quotes may be the client's words.
            assertThat(statusOf(http, header, "host=\"a;for=198.51.100.7\";for=203.0.113.1"))
                    .isEqualTo(429);
        }
    }

    @Test
    void of_two_headers_that_do_not_agree_neither_is_believed() throws Exception {
        try (HttpFixture http = fixture(2, 100, "127.0.0.1")) {
            for (int invented = 1; invented <= 3; invented++) {
                HttpRequest.Builder call = http.legacyCall("echo", "{\"text\":\"a\"}")
                        .header("X-Forwarded-For", "203.0.113.1")
                        .header("Forwarded", "for=198.51.100." + invented);
                assertThat(http.send(call).statusCode()).isEqualTo(invented <= 2 ? 200 : 429);
            }
            HttpRequest.Builder both = http.legacyCall("echo", "{\"text\":\"a\"}")
                    .header("X-Forwarded-For", "203.0.113.1")
                    .header("Forwarded", "for=203.0.113.1");
            assertThat(http.send(both).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_a_client_writes_itself_before_the_proxy_does_is_not_believed() throws Exception {
        try (HttpFixture http = fixture(1, 100, "127.0.0.1")) {
            assertThat(status(http, "203.0.113.1")).isEqualTo(200);
            for (String invented : List.of("198.51.100.1, 203.0.113.1", "127.0.0.1, 203.0.113.1")) {
                assertThat(status(http, invented)).as(invented).isEqualTo(429);
            }
            // What is no address leaves the proxy's own.
            assertThat(status(http, "unknown")).isEqualTo(200);
            assertThat(status(http, "localhost")).isEqualTo(429);
            assertThat(status(http, "203.0.113.256")).isEqualTo(429);
        }
    }

    @Test
    void pages_have_the_same_limit_for_each_address() throws Exception {
        try (HttpFixture http = fixture(60, 100)) {
            String answer = "";
            for (int i = 0; i < 200 && !answer.startsWith("HTTP/1.1 429"); i++) {
                answer = http.raw(http.head("GET /nothing HTTP/1.1", "Host: localhost:PORT", "Connection: close"));
            }
            assertThat(answer).startsWith("HTTP/1.1 429").containsIgnoringCase("Retry-After: 1");
            assertThat(http.raw(live(http))).startsWith("HTTP/1.1 200");
        }
    }
}
