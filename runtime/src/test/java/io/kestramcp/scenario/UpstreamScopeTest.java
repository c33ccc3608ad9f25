package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tools.GeneratedTools;
import io.kestramcp.tools.SampleArguments;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every tool that a caller of random namespaces has is called for his own and for others' namespaces, and all that Kestra
 * is asked then is looked at. A policy is made from a seed, which a failure names.
 */
class UpstreamScopeTest {
    private static final List<String> ROLES = List.of("viewer", "operator", "developer", "admin");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @ParameterizedTest
    @CsvSource({"1.3, 1", "1.3, 2", "2.0, 3", "2.0, 4", "2.0, 5"})
    void U2_nothing_outside_the_granted_namespaces_is_asked_of_kestra_whatever_is_called(String line, int seed)
            throws Exception {
        Random random = new Random(seed);
        Scopes scopes = Scopes.random(random);
        String role = ROLES.get(random.nextInt(ROLES.size()));
        SignedIn.runWatched(directory, line, scopes.policy(role), (kestra, members) -> {
            Landscape landscape = Landscape.made(members.of("all"));
            McpCaller bound = members.of("bound");
            UpstreamCheck check =
                    new UpstreamCheck(scopes, landscape, "seed " + seed + ", " + role + " in " + scopes.patterns());
            int allowed = 0;
            for (JsonElement each : bound.list()) {
                JsonObject tool = each.getAsJsonObject();
                for (String namespace : Scopes.ALL) {
                    for (JsonObject arguments : arguments(tool, namespace, landscape)) {
                        int before = kestra.requests().size();
                        boolean failed = bound.call(name(tool), arguments).failed();
                        allowed += failed ? 0 : 1;
                        check.of(
                                name(tool) + arguments,
                                kestra.requests()
                                        .subList(before, kestra.requests().size()));
                    }
                }
            }
            assertThat(allowed).as("calls that did something").isGreaterThan(10);
            int before = kestra.requests().size();
            Set<String> listed = new HashSet<>(bound.names());
            for (ToolCatalog.Entry entry : GeneratedTools.catalog().all()) {
                if (!listed.contains(entry.descriptor().name())) {
                    assertThat(unknown(bound, entry.descriptor().name())).startsWith("Unknown tool");
                }
            }
            assertThat(kestra.requests())
                    .as("requests for tools that he has not")
                    .hasSize(before);
        });
    }

    private static List<JsonObject> arguments(JsonObject tool, String namespace, Landscape landscape) throws Exception {
        SampleArguments samples = SampleArguments.of(name(tool), tool.getAsJsonObject("inputSchema"));
        JsonObject full = landscape.in(namespace, samples.full());
        JsonObject filtered = full.deepCopy();
        if (filtered.remove("execution_ids") != null) {
            filtered.add("filter", Landscape.filter(namespace));
        }
        return List.of(landscape.in(namespace, samples.minimal()), full, filtered);
    }

    private static String unknown(McpCaller caller, String tool) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        return caller.request("tools/call", params)
                .getAsJsonObject("error")
                .get("message")
                .getAsString();
    }

    private static String name(JsonObject tool) {
        return tool.get("name").getAsString();
    }
}
