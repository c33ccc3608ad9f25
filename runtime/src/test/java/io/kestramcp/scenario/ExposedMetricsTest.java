package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.kestra.TestCertificate;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.observe.metrics.Metric;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.vault.NewKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is exposed is what the table, the dashboard and the alerts name. */
class ExposedMetricsTest {
    private static final Path DEPLOY = Path.of(System.getProperty("project.root"), "deploy");
    private static final String RESOURCE = "https://mcp.example.com";
    private static final Pattern OURS = Pattern.compile("(mcp|kestra|http_client)_.*");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(_[a-z0-9]+)+\\b");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(by|without|on|ignoring) *\\([^)]*\\)");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "label_replace", "sum_over_time");

    @TempDir
    private static Path directory;

    private static Set<String> exposed;

    @BeforeAll
    static void use_everything_once() throws Exception {
        GatewayTest.assumeSandbox();
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings = new HashMap<>();
            settings.put("KESTRA_USERNAME", "");
            settings.put("KESTRA_PASSWORD", "");
            settings.put("KESTRA_MCP_CREDENTIALS", "per-user");
            settings.put("KESTRA_MCP_STORE", directory.resolve("store").toString());
            settings.put("ENCRYPTION_KEYS", NewKey.create(Clock.systemUTC()).reveal());
            settings.put("KESTRA_MCP_PUBLIC_URL", RESOURCE);
            settings.put("OIDC_ISSUER_URL", provider.issuer());
            settings.put(
                    "KESTRA_MCP_POLICY_FILE",
                    Files.writeString(
                                    directory.resolve("policy.yaml"),
                                    "version: 1\ngrants:\n  - {claim: groups, values: [all], roles: [admin]}\n")
                            .toString());
            GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> {
                client.get("/nowhere");
                McpCaller caller = client.as(provider.token(RESOURCE + "/mcp", Map.of("groups", List.of("all"))));
                assertThat(caller.call("list_flows", "{\"namespace\": \"company.team\"}")
                                .text())
                        .contains("no_credential")
                        .doesNotContain(SandboxOptions.DEMO_PASSWORD);
                exposed = platform.names();
            });
            TestCertificate own = TestCertificate.make(directory, "own");
            settings.put("KESTRA_MCP_TLS_CERTIFICATE_FILE", own.pem().toString());
            settings.put("KESTRA_MCP_TLS_KEY_FILE", own.key().toString());
            GatewayTest.runManaged("2.0", settings, (platform, kestra, client) -> exposed.addAll(platform.names()));
        }
    }

    @Test
    void every_metric_of_the_table_is_exposed_and_no_other_of_ours() {
        Set<String> table = Arrays.stream(Metric.values())
                .flatMap(metric -> metric.kind() == Metric.Kind.SECONDS
                        ? List.of("_bucket", "_count", "_sum", "_max").stream().map(end -> metric.prometheus() + end)
                        : List.of(metric.prometheus()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(exposed.stream().filter(name -> OURS.matcher(name).matches()).collect(Collectors.toSet()))
                .isEqualTo(table);
    }

    @Test
    void every_panel_of_the_dashboard_asks_for_what_is_exposed() throws Exception {
        JsonObject dashboard = JsonParser.parseString(Files.readString(DEPLOY.resolve("grafana-dashboard.json")))
                .getAsJsonObject();
        List<String> expressions = new ArrayList<>();
        JsonArray panels = dashboard.getAsJsonArray("panels");
        for (JsonElement panel : panels) {
            for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
                expressions.add(target.getAsJsonObject().get("expr").getAsString());
            }
        }
        assertThat(panels).hasSizeGreaterThan(8);
        assertThat(expressions).allSatisfy(ExposedMetricsTest::named);
    }

    @Test
    @SuppressWarnings("unchecked")
    void every_alert_asks_for_what_is_exposed_and_says_what_to_do() throws Exception {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(DEPLOY.resolve("prometheus-alerts.yaml")));
        List<Map<String, Object>> rules = file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .toList();
        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            named((String) rule.get("expr"));
            assertThat((Map<String, String>) rule.get("annotations")).containsKeys("summary", "description");
            assertThat((Map<String, String>) rule.get("labels")).containsKey("severity");
        });
    }

    /** Names at least one metric, and only such as exist. */
    private static void named(String expression) {
        Set<String> names = NAME.matcher(LABELS.matcher(expression).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(name -> !FUNCTIONS.contains(name))
                .collect(Collectors.toSet());
        assertThat(names).as(expression).isNotEmpty();
        assertThat(exposed).as(expression).containsAll(names);
    }

    /** For readers of this test: a label in braces is not looked at, a metric is. */
    @Test
    void the_check_itself_finds_a_name_that_is_not_exposed() {
        assertThat(NAME.matcher(LABELS.matcher("sum by (gen_ai_tool_name) (rate(mcp_nothing_total{a=\"b_c\"}[5m]))")
                                .replaceAll(" "))
                        .results()
                        .map(found -> found.group()))
                .containsExactly("mcp_nothing_total");
    }
}
