package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header triple of 2026-07-28: what a router reads must be what is executed. */
class ModernHeadersTest {
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
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25",
        "MCP-Protocol-Version, 2027-01-01",
        "Mcp-Method, tools/list",
        "Mcp-Method, TOOLS/CALL",
        "Mcp-Name, fail",
        "Mcp-Name, Echo"
    })
    void a_header_that_says_something_else_than_the_body_is_refused(String header, String value) throws Exception {
        assertMismatch(http.send(http.modernCall("echo", "{\"text\":\"a\"}").setHeader(header, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
    void a_header_that_is_there_twice_is_refused(String header) throws Exception {
        String value = header.equals("Mcp-Name") ? "echo" : header.equals("Mcp-Method") ? "tools/call" : "2026-07-28";
        assertMismatch(http.send(http.modernCall("echo", "{\"text\":\"a\"}").header(header, value)));
    }

    @Test
    void a_header_that_is_missing_is_refused() throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
                + HttpFixture.MODERN_META + "}}";
        assertMismatch(http.send(http.post(body)));
        assertMismatch(http.send(http.post(body).header("MCP-Protocol-Version", "2026-07-28")));
        assertMismatch(http.send(
                http.post(body).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call")));
    }

    @Test
    void a_version_that_differs_is_a_mismatch_even_when_the_body_names_one_that_is_not_served() throws Exception {
        String body = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + HttpFixture.MODERN_META
                        + "}}")
                .replace("2026-07-28", "2031-01-01");
        assertMismatch(http.send(
                http.post(body).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/list")));
    }

    @Test
    void a_name_may_be_sent_as_base64() throws Exception {
        String encoded = Base64.getEncoder().encodeToString("echo".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = http.send(
                http.modernCall("echo", "{\"text\":\"a\"}").setHeader("Mcp-Name", "=?base64?" + encoded + "?="));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?base64?ZWNobw?=",
                "=?base64?ZWNo*bw==?=",
                "=?base64?/w==?=",
                "=?base64??=",
                "=?base64?=",
                "ZWNobw=="
            })
    void a_name_in_bad_base64_is_refused(String name) throws Exception {
        assertMismatch(http.send(http.modernCall("echo", "{\"text\":\"a\"}").setHeader("Mcp-Name", name)));
    }

    private static void assertMismatch(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpFixture.json(response)
                        .getAsJsonObject("error")
                        .get("code")
                        .getAsInt())
                .isEqualTo(-32020);
    }
}
