package io.kestramcp.scenario;

import io.kestramcp.oauth.LiveProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "KESTRA_MCP_TOOLSETS",
                    "all",
                    "KESTRA_MCP_PUBLIC_URL",
                    PUBLIC_URL,
                    "KESTRA_MCP_POLICY_FILE",
                    policy.toString(),
                    "KESTRA_MCP_AUDIT_FILE",
                    audit(directory).toString(),
                    "OIDC_ISSUER_URL",
                    provider.issuer()));
            GatewayTest.run(line, settings, (gateway, kestra, client) -> {
                Members members =
                        group -> client.as(provider.token(PUBLIC_URL + "/mcp", Map.of("groups", List.of(group))));
                scenario.run(members, members.of("all"));
            });
        }
    }
}
