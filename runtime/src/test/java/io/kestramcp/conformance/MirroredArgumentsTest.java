package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that repeat a tool's arguments (2026-07-28, Streamable HTTP, custom headers from tool parameters). */
class MirroredArgumentsTest {
    private static final String ALL = "{\"region\":\"eu\",\"count\":42,\"dry\":false,\"of\":{\"tenant\":\"Zürich\"}}";
    private static final Map<String, String> HEADERS = Map.of(
            "Mcp-Param-Region", "eu",
            "Mcp-Param-Count", "42.0",
            "Mcp-Param-Dry", "false",
            "Mcp-Param-Tenant", "=?base64?WsO8cmljaA==?=");

    private static ConformanceServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ConformanceServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static HttpResponse<String> call(Caller caller, String arguments, Map<String, String> headers)
            throws Exception {
        HttpRequest plain =
                caller.request("tools/call", "{\"name\":\"test_mirrored\",\"arguments\":" + arguments + "}");
        HttpRequest.Builder request = HttpRequest.newBuilder(plain, (name, value) -> true);
        headers.forEach(request::setHeader);
        return caller.http().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void headers_that_say_the_same_are_taken_however_they_are_written() throws Exception {
        assertThat(call(Caller.modern(server.port()), ALL, HEADERS).body()).contains("Read.");
    }

    @Test
    void an_argument_that_is_not_given_needs_no_header() throws Exception {
        assertThat(call(Caller.modern(server.port()), "{\"region\":\"eu\"}", Map.of("mcp-param-region", "eu"))
                        .body())
                .contains("Read.");
    }

    @ParameterizedTest
    @CsvSource({
        "Mcp-Param-Region, EU",
        "Mcp-Param-Count, 43",
        "Mcp-Param-Count, many",
        "Mcp-Param-Dry, 'true'",
        "Mcp-Param-Tenant, Bern",
        "Mcp-Param-Tenant, =?base64?WsO8cmljaA?="
    })
    void a_header_that_says_something_else_is_refused(String header, String value) throws Exception {
        Caller caller = Caller.modern(server.port());
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(header, value);
        assertRefused(call(caller, ALL, headers));
    }

    @Test
    void a_header_that_is_missing_or_has_no_argument_is_refused() throws Exception {
        Caller caller = Caller.modern(server.port());
        assertRefused(call(caller, "{\"region\":\"eu\"}", Map.of()));
        assertRefused(call(caller, "{\"region\":\"eu\"}", HEADERS));
    }

    @Test
    void an_older_client_sends_none() throws Exception {
        assertThat(call(Caller.legacy(server.port(), "{}"), ALL, Map.of()).body())
                .contains("Read.");
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32020", "Mcp-Param-");
    }
}
