package io.kestramcp.scenario;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A gateway at which callers sign in, with a policy: who is in the group {@code all} may do everything, everywhere. */
final class SignedIn {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String POLICY = """
            version: 1
            grants:
              - { claim: groups, values: [all], roles: [admin] }
              - { claim: groups, values: [reader], roles: [viewer] }
              - { claim: groups, values: [team], roles: [developer], namespaces: ["company.team.**"] }
            """;

    private SignedIn() {}

    /** One scenario. */
    @FunctionalInterface
    interface Scenario {
        /** Runs; {@code everywhere} is in the group {@code all}. */
        void run(Members members, McpCaller everywhere) throws Exception;
    }

    /** One that looks at what Kestra was asked. */
    @FunctionalInterface
    interface WatchedScenario {
        /** Runs. */
        void run(Sandbox kestra, Members members) throws Exception;
    }

    /** Makes callers. */
    @FunctionalInterface
    interface Members {
        /** A caller in one group. */
        McpCaller of(String group);
    }

    /** The record of all decisions. */
    static Path audit(Path directory) {
        return directory.resolve("audit.jsonl");
    }

    /** Runs it on one line. */
    static void run(Path directory, String line, Scenario scenario) throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            GatewayTest.run(line, settings(directory, POLICY, provider), (gateway, kestra, client) -> {
                Members members = members(provider, client);
                scenario.run(members, members.of("all"));
            });
        }
    }

    /** Runs what looks at the requests which Kestra got, with every operation there is and a policy of its own. */
    static void runWatched(Path directory, String line, String policy, WatchedScenario scenario) throws Exception {
        try (LiveProvider provider = new LiveProvider();
                Sandbox sandbox =
                        Sandbox.start(SandboxOptions.of(line).withEnterprise().withSpeed(GatewayTest.SPEED))) {
            GatewayTest.run(
                    sandbox,
                    sandbox.baseUri(),
                    settings(directory, policy, provider),
                    (gateway, kestra, client) -> scenario.run(kestra, members(provider, client)));
        }
    }

    private static Members members(LiveProvider provider, McpCaller client) {
        return group -> client.as(provider.token(PUBLIC_URL + "/mcp", Map.of("groups", List.of(group))));
    }

    private static Map<String, String> settings(Path directory, String policy, LiveProvider provider)
            throws IOException {
        return Map.of(
                "KESTRA_MCP_TOOLSETS",
                "all",
                "KESTRA_MCP_PUBLIC_URL",
                PUBLIC_URL,
                "KESTRA_MCP_POLICY_FILE",
                Files.writeString(directory.resolve("policy.yaml"), policy).toString(),
                "KESTRA_MCP_AUDIT_FILE",
                audit(directory).toString(),
                "OIDC_ISSUER_URL",
                provider.issuer());
    }
}
