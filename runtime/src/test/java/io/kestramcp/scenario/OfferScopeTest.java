package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.tools.GeneratedTools;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered beside tools ends where the tools of the caller end. */
class OfferScopeTest {
    private static final List<String> READ =
            List.of("flows/%s/greeting", "flows/%s/greeting/revisions/1", "files/%s/a.txt", "keys/%s/k");
    private static final List<String> READ_BY_ID = List.of("executions/%s", "executions/%s/logs");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @ParameterizedTest
    @CsvSource({
        "1.3, viewer, company.team.**",
        "2.0, viewer, company.team",
        "2.0, operator, company.sales.**",
        "2.0, kestra.flow.read, company.team.*"
    })
    void Z4_resources_prompts_and_completion_go_through_the_same_gate(String line, String role, String pattern)
            throws Exception {
        Scopes scopes = new Scopes(List.of(pattern));
        SignedIn.runWatched(directory, line, scopes.policy('"' + role + '"'), (kestra, members) -> {
            Landscape landscape = Landscape.made(members.of("all"));
            McpCaller bound = members.of("bound");
            Set<String> tools = new TreeSet<>(bound.names());
            assertThat(listed(bound, "resources/templates/list", "resourceTemplates", "uriTemplate"))
                    .isEqualTo(templates(tools));
            assertThat(listed(bound, "prompts/list", "prompts", "name")).isEqualTo(prompts(tools));
            UpstreamCheck check = new UpstreamCheck(scopes, landscape, role + " in " + pattern);
            int before = kestra.requests().size();
            for (String namespace : Scopes.ALL) {
                for (String path : READ) {
                    read(bound, path.formatted(namespace));
                }
                for (String path : READ_BY_ID) {
                    read(bound, path.formatted(landscape.idsIn(namespace).get("execution")));
                }
                for (String argument : List.of("namespace", "flow_id")) {
                    complete(bound, argument, namespace);
                }
            }
            check.of(
                    "reading and completing",
                    kestra.requests().subList(before, kestra.requests().size()));
            assertThat(kestra.requests().size()).as("something was asked").isGreaterThan(before);
        });
    }

    private static void read(McpCaller caller, String path) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("uri", "kestra://" + path);
        caller.request("resources/read", params);
    }

    private static void complete(McpCaller caller, String argument, String namespace) throws Exception {
        caller.request(
                "completion/complete",
                JsonParser.parseString("""
                        {"ref": {"type": "ref/resource", "uri": "kestra://flows/{namespace}/{flow_id}"},
                         "argument": {"name": "%s", "value": "%s"},
                         "context": {"arguments": {"namespace": "%s"}}}
                        """.formatted(argument, argument.equals("namespace") ? "" : "gree", namespace))
                        .getAsJsonObject());
    }

    private static Set<String> listed(McpCaller caller, String method, String list, String field) throws Exception {
        Set<String> names = new TreeSet<>();
        for (JsonElement each : caller.request(method, new JsonObject())
                .getAsJsonObject("result")
                .getAsJsonArray(list)) {
            names.add(each.getAsJsonObject().get(field).getAsString());
        }
        return names;
    }

    private static Set<String> templates(Set<String> tools) throws Exception {
        Set<String> templates = new TreeSet<>();
        for (JsonElement each : offer().getAsJsonArray("resources")) {
            JsonObject resource = each.getAsJsonObject();
            String uri = resource.get("uri").getAsString();
            if (uri.contains("{") && tools.contains(resource.get("tool").getAsString())) {
                templates.add(uri);
            }
        }
        return templates;
    }

    private static Set<String> prompts(Set<String> tools) throws Exception {
        Set<String> prompts = new TreeSet<>();
        for (JsonElement each : offer().getAsJsonArray("prompts")) {
            JsonObject prompt = each.getAsJsonObject();
            boolean all = prompt.getAsJsonArray("tools").asList().stream()
                    .allMatch(tool -> tools.contains(tool.getAsString()));
            if (all) {
                prompts.add(prompt.get("name").getAsString());
            }
        }
        return prompts;
    }

    private static JsonObject offer() throws Exception {
        try (InputStreamReader reader =
                new InputStreamReader(GeneratedTools.class.getResourceAsStream("offer.json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
