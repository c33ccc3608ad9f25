package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.mcp.FixtureTools;
import io.kestramcp.mcp.Offer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and what gets in: addresses, hosts, origins, sizes, media types. */
class FrontDoorTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static HttpFixture http;

    @BeforeAll
    static void start() throws Exception {
        http = new HttpFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "gateway.example.com"})
    void without_an_identity_provider_only_loopback_is_served(String host) {
        ServerSettings settings = new ServerSettings(Transport.HTTP, host, 0, List.of(), List.of(), 1024);
        assertThatThrownBy(() -> new GatewayServer(
                        settings,
                        HttpLimits.standard(),
                        Offer.ofTools(FixtureTools.ABOUT, http.tools),
                        () -> List.of()))
                .hasMessageContaining("Will not listen on " + host + ": no identity provider is configured")
                .hasMessageContaining("KESTRA_MCP_HOST=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LocalHost:PORT", "gateway.example.com"})
    void a_host_that_is_meant_for_this_server_is_answered(String host) throws Exception {
        assertThat(rawPing("Host: " + host + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "evil.example.com:PORT",
                "localhost",
                "localhost:1",
                "localhost.evil.com:PORT",
                "127.0.0.1.evil.com:PORT",
                "gateway.example.com:PORT",
                "notgateway.example.com",
                "127.1:PORT",
                "user@localhost:PORT",
                "localhost:PORT,evil.com"
            })
    void A_14_any_other_host_is_refused(String host) throws Exception {
        String answer = rawPing("Host: " + host + "\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 (421|400)").doesNotContain("\"result\"");
        assertThat(body(answer)).contains("\"error\"").doesNotContainIgnoringCase("exception", "jetty");
    }

    @Test
    void two_hosts_or_none_are_refused() throws Exception {
        assertThat(rawPing("Host: localhost:PORT\r\nHost: localhost:PORT\r\n")).startsWith("HTTP/1.1 400");
        assertThat(rawPing("")).startsWith("HTTP/1.1 400");
        assertThat(http.raw("GET /livez HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void a_target_that_names_another_host_than_the_header_is_refused() throws Exception {
        String answer = http.raw(
                http.head("GET http://evil.example.com/livez HTTP/1.1", "Host: localhost:PORT", "Connection: close"));
        assertThat(answer).containsPattern("^HTTP/1.1 4").doesNotContain("live");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT",
                "http://127.0.0.1:PORT",
                "https://chat.example.com",
                "HTTPS://chat.example.com"
            })
    void an_allowed_origin_is_let_in(String origin) throws Exception {
        assertThat(rawPing("Host: localhost:PORT\r\nOrigin: " + origin + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example.com",
                "http://localhost",
                "http://localhost:1",
                "https://localhost:PORT",
                "http://localhost.evil.com:PORT",
                "https://chat.example.com.evil.com",
                "https://chat.example.com:8443",
                "http://chat.example.com",
                "https://chat.example.com/",
                "https://chat.example.com https://evil.com",
                "*"
            })
    void A_14_any_other_origin_is_refused_on_every_route(String origin) throws Exception {
        assertThat(rawPing("Host: localhost:PORT\r\nOrigin: " + origin + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("\"error\"");
        for (String path : List.of("/livez", "/readyz", "/nothing")) {
            String get = http.head(
                    "GET " + path + " HTTP/1.1", "Host: localhost:PORT", "Origin: " + origin, "Connection: close");
            assertThat(http.raw(get)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void two_origins_are_refused_even_when_both_are_allowed() throws Exception {
        assertThat(
                        rawPing(
                                "Host: localhost:PORT\r\nOrigin: https://chat.example.com\r\nOrigin: https://chat.example.com\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/jsonx",
                ""
            })
    void a_body_of_another_type_is_refused(String type) throws Exception {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(http.uri("/mcp"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(PING)));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(JsonParser.parseString(response.body()).getAsJsonObject().has("error"))
                .isTrue();
    }

    @Test
    void a_compressed_body_is_refused() throws Exception {
        assertThat(http.send(http.post(PING).header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream|200",
                "application/json|200",
                "application/*;q=0.5|200",
                "*/*|200",
                "Application/JSON;q=1.0|200",
                "text/event-stream|406",
                "text/html|406",
                "application/json;q=0|406",
                "application/jsonx|406"
            })
    void json_must_be_acceptable(String accept, int status) throws Exception {
        HttpResponse<String> response = http.send(http.post(PING).setHeader("Accept", accept));
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "OPTIONS", "PATCH"})
    void only_post_is_served(String method) throws Exception {
        HttpResponse<String> response = http.send(http.post(PING).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void a_body_over_the_limit_is_refused_before_it_is_read() throws Exception {
        String answer = http.raw(http.head(
                "POST /mcp HTTP/1.1",
                "Host: localhost:PORT",
                "Content-Type: application/json",
                "Content-Length: 65537",
                "Expect: 100-continue",
                "Connection: close"));
        assertThat(answer).startsWith("HTTP/1.1 413");
        assertThat(body(answer))
                .startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                        + "\"message\":\"The body is larger than 65536 bytes.\",\"data\":{\"requestId\":\"");
    }

    @Test
    void a_client_that_sends_all_of_a_large_body_before_it_listens_hears_the_refusal_and_goes_on() throws Exception {
        try (KeptConnection client = new KeptConnection(http.server.port(), "")) {
            assertThat(client.post(new byte[20_000_000]).status()).isEqualTo(413);
            assertThat(client.post(PING.getBytes(StandardCharsets.UTF_8)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_chunked_body_over_the_limit_is_refused() throws Exception {
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        String answer = http.raw(http.head(
                        "POST /mcp HTTP/1.1",
                        "Host: localhost:PORT",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "Connection: close")
                + chunk + chunk + "1\r\n \r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("larger than 65536 bytes");
    }

    @Test
    void a_body_of_just_the_limit_is_read() throws Exception {
        assertThat(http.send(http.post(PING + " ".repeat(65536 - PING.length())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headers_over_the_limit_are_refused_without_a_word_of_jettys() throws Exception {
        String answer = rawPing("Host: localhost:PORT\r\nX-Large: " + "x".repeat(20_000) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").doesNotContainIgnoringCase("jetty", "exception", "<html");
    }

    static Stream<String> requestsThatJettyRefuses() {
        return Stream.of(
                http.head("BROKEN"),
                http.head("POST /mcp HTTP/9.9", "Host: localhost:PORT"),
                http.head("POST /mcp HTTP/1.1", "Host: localhost:PORT", "Content-Length: x"),
                http.head(
                        "POST /mcp HTTP/1.1",
                        "Host: localhost:PORT",
                        "Content-Length: 1",
                        "Transfer-Encoding: chunked"),
                http.head("GET /%2e%2e/livez HTTP/1.1", "Host: localhost:PORT", "Connection: close"),
                http.head("GET /nothing HTTP/1.1", "Host: localhost:PORT", "Connection: close"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatJettyRefuses")
    void what_jetty_refuses_is_told_in_our_words(String request) throws Exception {
        String answer = http.raw(request);
        assertThat(answer)
                .containsPattern("^HTTP/1.1 [45]\\d\\d")
                .doesNotContainIgnoringCase("jetty", "exception", "<html");
        assertThat(JsonParser.parseString(body(answer)).getAsJsonObject().has("error"))
                .isTrue();
    }

    @Test
    void every_answer_carries_the_headers_that_tame_browsers_and_none_that_tells_the_server() throws Exception {
        for (String path : List.of("/livez", "/readyz", "/mcp", "/nothing")) {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(http.uri(path)));
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("Server")).isEmpty();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    private static String rawPing(String headers) throws Exception {
        String rest =
                http.head("Content-Type: application/json", "Connection: close", "Content-Length: " + PING.length());
        return http.raw("POST /mcp HTTP/1.1\r\n" + headers.replace("PORT", port()) + rest + PING);
    }

    private static String port() {
        return String.valueOf(http.server.port());
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
