package io.kestramcp.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The real Kestra that the build was given: {@code mvn verify -Pkestra -Dkestra.url=… -Dkestra.username=…
 * -Dkestra.password=…}, or {@code -Dkestra.token=…}.
 */
record RealKestra(URI address, Map<String, String> settings) {
    private static final String ROOT =
            "mcpscenario" + UUID.randomUUID().toString().substring(0, 8);

    /** The Kestra, when there is one. */
    static Optional<RealKestra> given() {
        String url = property("kestra.url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("KESTRA_MCP_TOOLSETS", "all");
        settings.put("KESTRA_USERNAME", property("kestra.username"));
        settings.put("KESTRA_PASSWORD", property("kestra.password"));
        settings.put("KESTRA_API_TOKEN", property("kestra.token"));
        return Optional.of(new RealKestra(URI.create(url), settings));
    }

    /** The root of this run's own namespaces. */
    static String root() {
        return ROOT;
    }

    /** Deletes what a scenario left in its namespaces. */
    static void cleanUp(McpCaller client) throws Exception {
        String below = "{\"namespace\": \"company\", \"size\": 100}";
        JsonObject filter = new JsonObject();
        filter.addProperty("namespace", "company");
        JsonObject delete = new JsonObject();
        delete.add("filter", filter);
        delete.addProperty("include_running", true);
        int count =
                client.call("delete_executions", delete).content().get("count").getAsInt();
        if (count > 0) {
            delete.addProperty("confirm_count", count);
            client.call("delete_executions", delete);
        }
        for (JsonElement each : client.ok("search_flows", below).rows()) {
            JsonObject flow = new JsonObject();
            for (String field : List.of("namespace", "flow_id")) {
                flow.add(field, each.getAsJsonObject().get(field));
            }
            client.call("delete_flow", flow);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        return value.startsWith("${") ? "" : value;
    }
}
