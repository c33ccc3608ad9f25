package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users' own Kestra tokens, and callers whose tokens have too few scopes, at two gateways behind a balancer. */
class BalancedTokensTest extends BalancedTest {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String PAGE = PUBLIC_URL + "/token";
    private static final String READ = "{\"namespace\": \"company.team\"}";
    private static final String POLICY = """
            version: 1
            grants:
              - { claim: scope, values: [kestra.read], roles: [viewer] }
              - { claim: scope, values: [kestra.admin], roles: [admin] }
            """;

    private LoginProvider provider;

    @Override
    protected SandboxOptions options() {
        return super.options().withEnterprise();
    }

    @Override
    protected Map<String, String> settings() throws Exception {
        provider = new LoginProvider();
        Map<String, String> settings = super.settings();
        settings.putAll(Map.of(
                "KESTRA_USERNAME",
                "",
                "KESTRA_PASSWORD",
                "",
                "KESTRA_MCP_CREDENTIALS",
                "per-user",
                "KESTRA_MCP_PUBLIC_URL",
                PUBLIC_URL,
                "KESTRA_MCP_AUDIT_FILE",
                directory.resolve("audit.jsonl").toString(),
                "OIDC_ISSUER_URL",
                provider.issuer(),
                "OIDC_CLIENT_ID",
                LoginProvider.CLIENT_ID,
                "OIDC_CLIENT_SECRET",
                LoginProvider.CLIENT_SECRET));
        settings.put(
                "KESTRA_MCP_POLICY_FILE",
                Files.writeString(directory.resolve("policy.yaml"), POLICY).toString());
        return settings;
    }

    @AfterEach
    void stopProvider() throws Exception {
        if (provider != null) {
            provider.close();
        }
    }

    private McpCaller ann(String scope) {
        return client.as(LiveProvider.token(
                provider.issuer(), PUBLIC_URL + "/mcp", Map.of("sub", "ann", "scope", "openid " + scope)));
    }

    private List<String> bearers() {
        return kestra.requests().stream()
                .map(RecordedRequest::headers)
                .flatMap(headers -> headers.getOrDefault("Authorization", List.of()).stream())
                .distinct()
                .toList();
    }

    @Test
    void a_token_that_is_registered_at_one_is_used_at_both_until_it_is_removed() throws Exception {
        McpCaller ann = ann("kestra.read");
        assertThat(ann.call("list_flows", READ).text()).contains("Nothing was sent.");
        assertThat(ann.call("list_flows", READ).text()).contains("Nothing was sent.");
        Browser browser = new Browser(PUBLIC_URL, gateways.address(), provider, "ann");
        HttpResponse<String> done = browser.submit(
                browser.open(PAGE), PAGE, Map.of("action", "register", "token", SandboxOptions.DEMO_TOKEN));
        assertThat(done.body()).contains("Remove it");
        ann.ok("list_flows", READ);
        ann.ok("list_flows", READ);
        assertThat(bearers()).containsExactly("Bearer " + SandboxOptions.DEMO_TOKEN);
        browser.submit(done, PAGE, Map.of("action", "remove"));
        assertThat(ann.call("list_flows", READ).text()).contains("Nothing was sent.");
        assertThat(ann.call("list_flows", READ).text()).contains("Nothing was sent.");
    }

    @Test
    void a_caller_who_lacks_scopes_is_told_the_same_by_both_and_with_them_both_let_him_in() throws Exception {
        HttpResponse<String> one = delete(ann("kestra.read"));
        HttpResponse<String> other = delete(ann("kestra.read"));
        assertThat(servedBy(other)).isNotEqualTo(servedBy(one));
        for (HttpResponse<String> told : List.of(one, other)) {
            assertThat(told.statusCode()).isEqualTo(403);
            assertThat(told.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("insufficient_scope", "scope=\"kestra.admin kestra.read\"");
        }
        McpCaller admin = ann("kestra.read kestra.admin");
        assertThat(delete(admin).statusCode()).isEqualTo(200);
        assertThat(delete(admin).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> delete(McpCaller caller) throws Exception {
        return caller.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"delete_flow\",\"arguments\":{\"namespace\":\"company.team\",\"flow_id\":\"none\"}}}");
    }
}
