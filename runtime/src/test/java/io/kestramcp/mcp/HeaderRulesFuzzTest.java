package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.observe.Observer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Headers on which something before us may route: a request is only accepted when they say what its body says. Fuzzed by
 * the profile {@code fuzz}.
 */
class HeaderRulesFuzzTest {
    private static final String MODERN = "2026-07-28";
    private static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private final Features features = new Features(Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()));
    private final Tasks tasks = new Tasks(new CallPool(Runnable::run, 1), Clock.systemUTC(), System::nanoTime);
    private final Dispatcher dispatcher = new Dispatcher(
            new ModernEra(features, tasks, Replicas.none()),
            new LegacyEra(features, tasks, LegacyEra.HTTP_VERSIONS),
            Observer.NONE,
            Observer.Transport.TCP);

    static Stream<Arguments> seeds() {
        return Stream.of(
                request(MODERN, "tools/call", "echo", MODERN, "tools/call", "echo"),
                request(MODERN, "tools/call", "=?base64?ZWNobw==?=", MODERN, "tools/call", "echo"),
                request(MODERN, "tools/call", "=?base64?ZWNobx==?=", MODERN, "tools/call", "echo"),
                request(MODERN, "tools/call", "=?base64?ZWNobw?=", MODERN, "tools/call", "echo"),
                request(MODERN, "tools/call", "=?base64??=", MODERN, "tools/call", ""),
                request(MODERN, "tools/call", "=?base64?=", MODERN, "tools/call", ""),
                request(MODERN, "tools/call", "=?base64?w6Q=?=", MODERN, "tools/call", "ä"),
                request(MODERN, "tools/call", "fail", MODERN, "tools/call", "echo"),
                request(MODERN, "tools/list", null, MODERN, "tools/call", "echo"),
                request(MODERN, "tools/list", null, MODERN, "tools/list", null),
                request(MODERN, "server/discover", null, MODERN, "server/discover", null),
                request(MODERN, "tools/list", null, "2027-01-01", "tools/list", null),
                request("2027-01-01", "tools/list", null, "2027-01-01", "tools/list", null),
                request(null, "tools/list", null, MODERN, "tools/list", null),
                request(MODERN, "tools/list", null, null, "tools/list", null),
                request("2025-11-25", "tools/list", null, MODERN, "tools/list", null),
                request("2025-11-25", null, null, null, "tools/list", null),
                request("1900-01-01", null, null, null, "tools/list", null),
                request(null, null, null, null, "initialize", null));
    }

    private static Arguments request(
            String headerVersion, String headerMethod, String headerName, String version, String method, String name) {
        return Arguments.of(headerVersion, headerMethod, headerName, version, method, name);
    }

    /** A header or member that is null is not there. */
    @MethodSource("seeds")
    @FuzzTest
    void headers_that_disagree_with_the_body_are_never_accepted(
            String headerVersion, String headerMethod, String headerName, String version, String method, String name) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        put(headers, "MCP-Protocol-Version", headerVersion);
        put(headers, "Mcp-Method", headerMethod);
        put(headers, "Mcp-Name", headerName);
        Request request = new Request(
                JsonNodeFactory.instance.numberNode(1), method == null ? "" : method, params(version, name));
        HttpHeaders sent = header -> headers.containsKey(header) ? List.of(headers.get(header)) : List.of();
        try {
            dispatcher.eraOf(request, sent).check(request, sent);
        } catch (ProtocolException e) {
            assertThat(e.code()).isIn(-32600, -32601, -32602, -32020, -32022);
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1100);
            return;
        }
        if (version == null) {
            boolean opens = request.method().equals("initialize");
            assertThat(headerVersion == null || opens || LEGACY.contains(headerVersion))
                    .isTrue();
        } else {
            assertThat(version).isEqualTo(MODERN).isEqualTo(headerVersion);
            assertThat(headerMethod).isEqualTo(method);
            assertThat(!request.method().equals("tools/call") || names(headerName, name == null ? "" : name))
                    .isTrue();
        }
    }

    private static boolean names(String header, String name) {
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return header.equals("=?base64?" + encoded + "?=")
                || (header.equals(name) && !header.matches("(?s)=\\?base64\\?.*\\?="));
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static ObjectNode params(String version, String name) {
        ObjectNode params = Wire.object();
        if (name != null) {
            params.put("name", name);
        }
        if (version != null) {
            params.putObject("_meta")
                    .put(ModernEra.PROTOCOL_VERSION_KEY, version)
                    .putObject("io.modelcontextprotocol/clientCapabilities");
        }
        return params;
    }
}
