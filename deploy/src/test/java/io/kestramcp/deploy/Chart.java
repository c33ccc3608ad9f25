package io.kestramcp.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Helm chart, rendered by Helm itself. */
final class Chart {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "deploy/helm/kestra-mcp");

    /** What must be set. */
    static final Map<String, Object> LEAST = Map.of(
            "kestra.url", "http://kestra.kestra.svc:8080",
            "kestra.existingSecret", "kestra-credential",
            "signIn.issuerUrl", "https://id.example/realms/team",
            "publicUrl", "https://mcp.example");

    /** All that can be switched on. */
    static final Map<String, Object> EVERYTHING = Map.ofEntries(
            Map.entry("store.url", "jdbc:postgresql://db.example/mcp"),
            Map.entry("store.user", "mcp"),
            Map.entry("store.existingSecret", "mcp-db"),
            Map.entry("kestra.credentials", "per-user"),
            Map.entry("kestra.caConfigMap", "authorities"),
            Map.entry("signIn.authorizationServer", true),
            Map.entry("signIn.clientId", "kestra-mcp"),
            Map.entry("signIn.existingSecret", "mcp-provider"),
            Map.entry("encryption.existingSecret", "mcp-keys"),
            Map.entry("policy.version", 1),
            Map.entry("settings.KESTRA_MCP_TOOLSETS", "all"),
            Map.entry("ingress.enabled", true),
            Map.entry("trustedProxies[0]", "10.0.0.0/8"),
            Map.entry("trustedProxies[1]", "2001:db8::/32"),
            Map.entry("ingress.tlsSecret", "mcp-tls"),
            Map.entry("autoscaling.enabled", true),
            Map.entry("networkPolicy.enabled", true),
            Map.entry("serviceMonitor.enabled", true));

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** What Kubernetes would be given. */
    static List<Map<String, Object>> rendered(Map<String, Object> more) {
        TemplateCommand template = new Helm(FOLDER).template().withName("mcp").withKubeVersion("1.31.0");
        LEAST.forEach(template::set);
        more.forEach(template::set);
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(template.call())) {
            if (each != null) {
                objects.add(map(each));
            }
        }
        return objects;
    }

    /** What whoever installs it is told. */
    static String notes(Map<String, Object> more) {
        InstallCommand install = new Helm(FOLDER)
                .install()
                .withName("mcp")
                .withKubeVersion("1.31.0")
                .clientOnly()
                .dryRun();
        LEAST.forEach(install::set);
        more.forEach(install::set);
        String told = install.call().getOutput();
        return told.substring(told.indexOf("NOTES:"));
    }

    /** What its Deployment makes pods of. */
    static Map<String, Object> pod(Map<String, Object> values) {
        return map(at(only(rendered(values), "Deployment"), "spec.template.spec"));
    }

    /** What the gateway is given in such a pod, with stand-ins for what only the cluster has. */
    static Map<String, String> environment(Map<String, Object> pod) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Object variable : (List<?>) at(pod, "containers.0.env")) {
            Map<String, Object> each = map(variable);
            String name = (String) each.get("name");
            String value = each.getOrDefault("value", "of-a-secret").toString();
            // What is mounted in the pod is not here; that it can be read is checked at once.
            String earlier = environment.put(name, name.endsWith("_FILE") ? System.getProperty("distribution") : value);
            if (earlier != null) {
                throw new AssertionError(name + " is set twice");
            }
        }
        return environment;
    }

    /** The only object of a kind. */
    static Map<String, Object> only(List<Map<String, Object>> objects, String kind) {
        List<Map<String, Object>> found =
                objects.stream().filter(each -> each.get("kind").equals(kind)).toList();
        if (found.size() != 1) {
            throw new AssertionError("There are " + found.size() + " of " + kind);
        }
        return found.get(0);
    }

    /** What is at a path of keys; a number is a place in a list. */
    static Object at(Map<String, Object> object, String path) {
        Object here = object;
        for (String key : path.split("\\.", -1)) {
            here = here instanceof List<?> list
                    ? list.get(Integer.parseInt(key))
                    : map(here).get(key);
        }
        return here;
    }

    @SuppressWarnings("unchecked") // YAML's maps have texts for keys here
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
