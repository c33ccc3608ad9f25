package io.kestramcp.deploy;

import static io.kestramcp.deploy.Chart.environment;
import static io.kestramcp.deploy.Chart.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Setting;
import io.kestramcp.oauth.OauthSettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values the Helm chart takes, and which it refuses before Kubernetes is given anything. */
class ChartValuesIT {
    /** What the least and everything leave out. */
    private static final Map<String, Object> BASIC =
            Map.of("kestra.secretKind", "basic", "tls.existingSecret", "mcp-own-tls");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicaCount | 2 | needs store.url",
                "store.url | jdbc:postgresql://db.example/mcp | encryption.existingSecret must name",
                "settings.KESTRA_MCP_PORT | 9000 | the chart sets this itself",
                "settings.KESTRA_MCP_TRUSTED_PROXIES | 10.0.0.0/8 | the chart sets this itself",
                "trustedProxies[0] | ingress.example | trustedProxies",
                "settings.KESTRA_API_TOKEN | abc | the chart sets this itself",
                "kestra.existingSecret | '' | kestra.existingSecret must name",
                "kestra.credentials | per-user | encryption.existingSecret must name",
                "kestra.credentials | everybody | kestra",
                "publicUrl | http://mcp.example | publicUrl",
                "publicUrl | '' | Set publicUrl",
                "publicUrl | https://mcp.example?team=a | publicUrl",
                "publicUrl | https://me@mcp.example | publicUrl",
                "signIn.clientId | kestra-mcp | of no use without its secret",
                "extraEnv[0].name | KESTRA_BASE_URL | KESTRA_BASE_URL is set already",
                "kestra.url | '' | Set kestra.url",
                "signIn.issuerUrl | '' | Set signIn.issuerUrl",
                "relicaCount | 2 | relicaCount"
            })
    void what_would_not_start_or_not_work_is_refused(String value, String set, String words) {
        assertThatThrownBy(() -> Chart.rendered(Map.of(value, set))).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example",
                "https://id.example:8443/realms/team",
                "https://me@id.example/",
                "https://id.example/?realm=team",
                "http://id.example/realms/team",
                "http://keycloak.localhost:8180",
                "http://localhost.example",
                "http://localhost:8180/realms/team",
                "http://127.0.0.1:8180",
                "http://127.0.0.1.example",
                "http://[::1]:8180/realms/team",
                "ldap://id.example"
            })
    void an_issuer_is_taken_where_the_gateway_takes_it(String issuer) {
        boolean taken = isTaken(() -> Chart.rendered(Map.of("signIn.issuerUrl", issuer)));

        assertThat(taken)
                .isEqualTo(isTaken(() -> OauthSettingsReader.read(
                        Map.of("OIDC_ISSUER_URL", issuer, "KESTRA_MCP_PUBLIC_URL", "https://mcp.example"))));
    }

    private static boolean isTaken(ThrowableAssert.ThrowingCallable attempt) {
        return Assertions.catchThrowable(attempt) == null;
    }

    @Test
    void an_account_at_the_provider_needs_a_secret_which_may_have_another_name() {
        Map<String, Object> values = new HashMap<>(Chart.EVERYTHING);
        values.remove("signIn.existingSecret");
        assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining("of no use without its secret");

        values.put("extraEnv[0].name", "OIDC_CLIENT_SECRET");
        values.put("extraEnv[0].valueFrom.secretKeyRef.name", "of-the-provider");
        values.put("extraEnv[0].valueFrom.secretKeyRef.key", "secret");

        assertThat(environment(pod(values))).containsKey("OIDC_CLIENT_SECRET");
    }

    @Test
    void what_the_chart_sets_is_not_taken_as_a_setting_too_and_a_drain_of_ones_own_goes_before_the_charts() {
        Set<String> set = new TreeSet<>();
        for (Map<String, Object> values : List.of(Chart.EVERYTHING, BASIC)) {
            set.addAll(environment(pod(values)).keySet());
        }
        set.removeAll(Set.of("KESTRA_MCP_TOOLSETS", "KESTRA_MCP_DRAIN_SECONDS"));
        for (Setting setting : Setting.values()) {
            if (set.contains(setting.key())) {
                setting.alias().filter(alias -> alias.startsWith("KESTRA_")).ifPresent(set::add);
            }
        }

        assertThat(set).hasSizeGreaterThan(20).allSatisfy(name -> assertThatThrownBy(
                        () -> Chart.rendered(Map.of("settings." + name, "x")))
                .hasMessageContaining(name));
        assertThat(environment(pod(Map.of("settings.KESTRA_MCP_DRAIN_SECONDS", 30))))
                .containsEntry("KESTRA_MCP_DRAIN_SECONDS", "30");
        assertThat(environment(pod(Map.of("extraEnv[0].name", "KESTRA_MCP_DRAIN_SECONDS", "extraEnv[0].value", "30s"))))
                .containsEntry("KESTRA_MCP_DRAIN_SECONDS", "30s");
    }
}
