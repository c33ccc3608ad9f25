package io.kestramcp.deploy;

import static io.kestramcp.deploy.Chart.at;
import static io.kestramcp.deploy.Chart.environment;
import static io.kestramcp.deploy.Chart.only;
import static io.kestramcp.deploy.Chart.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.oauth.OauthSettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Helm chart. */
class ChartIT {
    private static final Map<String, Object> REPLICAS = Map.of(
            "replicaCount", 2,
            "store.url", "jdbc:postgresql://db.example/mcp",
            "store.user", "mcp",
            "store.existingSecret", "mcp-db",
            "encryption.existingSecret", "mcp-keys");

    @Test
    void helm_finds_nothing_to_complain_about() {
        assertThat(Chart.lint().isFailed())
                .as(Chart.lint().getMessages().toString())
                .isFalse();
    }

    @Test
    void the_pod_is_no_root_writes_nothing_to_its_image_and_has_no_token_of_the_cluster() {
        Map<String, Object> pod = pod(Map.of());

        assertThat(at(pod, "securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "containers.0.securityContext.readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(at(pod, "containers.0.securityContext.allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(at(pod, "containers.0.securityContext.capabilities.drop")).isEqualTo(List.of("ALL"));
        assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    }

    @Test
    void pods_stay_in_service_while_kestra_is_down_and_new_ones_come_into_it_only_when_all_is_there() {
        assertThat(at(pod(Map.of()), "containers.0.readinessProbe.httpGet.path"))
                .isEqualTo("/readyz?self");
    }

    /** With stand-ins for the secrets, what the chart sets are settings that the gateway starts with. */
    @Test
    void the_gateway_understands_every_variable() throws Exception {
        for (Map<String, Object> values : List.of(Map.<String, Object>of(), REPLICAS, Chart.EVERYTHING)) {
            Map<String, String> environment = environment(pod(values));

            Settings settings = SettingsReader.read(Map.of(), environment, Optional.empty());

            assertThat(settings.warnings()).isEmpty();
            assertThat(OauthSettingsReader.read(settings.access().signIn())).isPresent();
            assertThat(environment).containsEntry(Setting.KESTRA_MCP_PUBLIC_URL.key(), "https://mcp.example");
        }
    }

    @Test
    void behind_an_ingress_the_proxies_are_named_by_which_clients_are_told_apart() {
        assertThat(environment(pod(Chart.EVERYTHING)))
                .containsEntry(Setting.KESTRA_MCP_TRUSTED_PROXIES.key(), "10.0.0.0/8,2001:db8::/32");
        assertThat(Chart.notes(Map.of("ingress.enabled", true))).contains("Set trustedProxies");
        assertThat(Chart.notes(Chart.EVERYTHING)).doesNotContain("Set trustedProxies");
    }

    @Test
    void a_secret_of_the_pods_own_tls_is_mounted_for_their_group_and_the_service_says_so() {
        List<Map<String, Object>> objects = Chart.rendered(Map.of("tls.existingSecret", "mcp-own-tls"));
        Map<String, Object> pod = Chart.map(at(only(objects, "Deployment"), "spec.template.spec"));

        Map<String, Object> volume = named(at(pod, "volumes"), "tls");
        assertThat(at(volume, "secret.secretName")).isEqualTo("mcp-own-tls");
        assertThat(at(volume, "secret.defaultMode")).isEqualTo(0440);
        String mounted = (String) at(named(at(pod, "containers.0.volumeMounts"), "tls"), "mountPath");
        Object variables = at(pod, "containers.0.env");
        assertThat(named(variables, Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE.key()))
                .containsEntry("value", mounted + "/tls.crt");
        assertThat(named(variables, Setting.KESTRA_MCP_TLS_KEY_FILE.key()))
                .containsEntry("value", mounted + "/tls.key");
        assertThat(at(only(objects, "Service"), "spec.ports.0.appProtocol")).isEqualTo("https");
        assertThat(at(pod, "containers.0.readinessProbe.httpGet.port"))
                .as("stays plain")
                .isEqualTo("management");
    }

    private static Map<String, Object> named(Object list, String name) {
        return ((List<?>) list)
                .stream()
                        .map(Chart::map)
                        .filter(each -> name.equals(each.get("name")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void secrets_are_only_named() {
        for (Map<String, Object> object : Chart.rendered(Chart.EVERYTHING)) {
            assertThat(object.get("kind")).isNotEqualTo("Secret");
        }
        Map<String, Object> pod = pod(Chart.EVERYTHING);

        for (Object variable : (List<?>) at(pod, "containers.0.env")) {
            Map<String, Object> each = Chart.map(variable);
            String name = (String) each.get("name");
            assertThat(each.containsKey("valueFrom"))
                    .as(name)
                    .isEqualTo(name.endsWith("PASSWORD") || name.endsWith("SECRET") || name.endsWith("KEYS"));
        }
    }

    @Test
    void metrics_are_on_no_service_that_clients_reach() {
        List<Map<String, Object>> objects = Chart.rendered(Map.of());

        assertThat(at(only(objects, "Service"), "spec.ports").toString()).doesNotContain("management");
    }

    @Test
    void several_pods_keep_one_through_a_drain() {
        List<Map<String, Object>> objects = Chart.rendered(REPLICAS);

        assertThat(at(only(objects, "PodDisruptionBudget"), "spec.minAvailable"))
                .isEqualTo(1);
        assertThat(at(only(objects, "Deployment"), "spec.replicas")).isEqualTo(2);
    }

    @Test
    void everything_switched_on_renders_every_kind_of_object() {
        assertThat(Chart.rendered(Chart.EVERYTHING))
                .extracting(each -> each.get("kind"))
                .contains(
                        "ConfigMap",
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor");
    }

    @Test
    void the_ingress_has_the_public_host_without_its_port() {
        List<Map<String, Object>> objects = Chart.rendered(
                Map.of("publicUrl", "https://MCP.example:8443", "ingress.enabled", true, "ingress.tlsSecret", "tls"));

        assertThat(at(only(objects, "Ingress"), "spec.rules.0.host")).isEqualTo("mcp.example");
        assertThat(at(only(objects, "Ingress"), "spec.tls.0.hosts.0")).isEqualTo("mcp.example");
    }
}
