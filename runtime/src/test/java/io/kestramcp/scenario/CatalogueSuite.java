package io.kestramcp.scenario;

import io.kestramcp.conformance.SuiteProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of the protocol's own test suite that need no fixture, with every tool that there is. */
class CatalogueSuite {
    private static final List<String> LISTS =
            List.of("tools-list", "resources-list", "prompts-list", "dns-rebinding-protection");
    private static final Map<String, List<String>> OWN = Map.of(
            "2025-11-25", List.of("server-initialize", "ping", "server-session-lifecycle"),
            "2026-07-28", List.of("http-header-validation", "sep-2164-resource-not-found", "caching"));

    @ParameterizedTest
    @MethodSource("io.kestramcp.conformance.SuiteProcess#requirements")
    void scenarios_without_fixtures_pass_with_the_real_tools(String revision) throws Exception {
        for (String line : GatewayTest.LINES) {
            GatewayTest.run(line, Map.of("KESTRA_MCP_TOOLSETS", "all"), (gateway, kestra, client) -> {
                for (String scenario : LISTS) {
                    passes(revision, scenario, line, gateway.port());
                }
                for (String scenario : OWN.get(revision)) {
                    passes(revision, scenario, line, gateway.port());
                }
            });
        }
    }

    private static void passes(String revision, String scenario, String line, int port) throws Exception {
        SuiteProcess.passes(
                "catalogue-" + line + "-" + revision + "-" + scenario,
                port,
                "--scenario",
                scenario,
                "--spec-version",
                revision);
    }
}
