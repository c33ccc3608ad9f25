package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.kestramcp.conformance.NodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript SDK's client asks for more scopes when it is told to, and ends when that does not help. */
class ClientStepUpTest {
    private static final String SMALL = "kestra.read";
    private static final String WIDE = "kestra.read kestra.write";
    private static final String SIGN_IN = "sign in";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandboxAndNode() {
        GatewayTest.assumeSandbox();
        NodeProcess.assumeInstalled();
    }

    /** What {@code conformance/oauth/stepup.mjs} tells. */
    private record Steps(List<String> scopes, List<Object> results, List<Integer> statuses) {}

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void T14_the_client_signs_in_for_little_is_told_what_more_it_needs_and_then_its_call_succeeds(String version)
            throws Exception {
        Steps steps = steps(version, List.of("jwt", "kestra.read", "kestra.write"));
        assertThat(steps.scopes()).containsExactly(SMALL, WIDE);
        assertThat(steps.results()).containsExactly(SIGN_IN, true, true, true, true, true);
        assertThat(steps.statuses()).containsExactly(403, 200, 200, 200, 200, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void T14_the_client_of_a_provider_that_does_not_give_the_scope_is_sent_there_once(String version) throws Exception {
        Steps steps = steps(version, List.of("jwt", "kestra.read"));
        assertThat(steps.scopes()).containsExactly(SMALL, WIDE);
        assertThat(steps.results().get(0)).isEqualTo(SIGN_IN);
        assertThat(steps.results().subList(1, 6))
                .allMatch(each -> each.toString().contains("Unknown tool: set_key"));
        assertThat(steps.statuses()).containsExactly(403, 200, 200, 200, 200, 200);
    }

    private Steps steps(String version, List<String> provider) throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                grants:
                  - { claim: scope, values: [kestra.read], roles: [viewer] }
                  - { claim: scope, values: [kestra.write], roles: [developer] }
                sign_in_scopes: [kestra.read]
                """);
        Steps[] steps = new Steps[1];
        ClientSignInTest.run(
                provider, Map.of("KESTRA_MCP_POLICY_FILE", policy.toString()), (issuer, gateway, client) -> {
                    try (NodeProcess script = new NodeProcess("oauth/stepup.mjs", version, gateway, "ada")) {
                        steps[0] = new Gson().fromJson(script.line("stepped "), Steps.class);
                    }
                });
        return steps[0];
    }
}
