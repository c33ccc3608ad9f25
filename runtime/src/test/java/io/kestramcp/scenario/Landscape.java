package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The same in each of several namespaces: a flow, an execution that has ended, an app. */
final class Landscape {
    private static final String APP = """
            id: approve
            type: io.kestra.plugin.ee.apps.Execution
            displayName: Approve
            namespace: %s
            flowId: greeting
            access:
              type: PRIVATE
            layout: []
            """;

    private final Map<String, String> executions = new HashMap<>();
    private final Map<String, String> apps = new HashMap<>();

    /** Makes all of it as a caller who may do everything. */
    static Landscape made(McpCaller everywhere) throws IOException, InterruptedException {
        Landscape landscape = new Landscape();
        for (String namespace : Scopes.ALL) {
            Flows.save(everywhere, flow(namespace));
            String start = "{\"namespace\": \"" + namespace
                    + "\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"X\"}, \"wait\": true}";
            landscape.executions.put(
                    namespace, everywhere.ok("execute_flow", start).string("execution_id"));
            JsonObject app = new JsonObject();
            app.addProperty("source", APP.formatted(namespace));
            landscape.apps.put(namespace, everywhere.call("create_app", app).string("app_uid"));
        }
        return landscape;
    }

    /** Ids by namespace. */
    Map<String, String> idsIn(String namespace) {
        return Map.of("execution", executions.get(namespace), "app", apps.get(namespace));
    }

    /** Sample arguments, with everything in them that names a namespace or something in one naming this one. */
    JsonObject in(String namespace, JsonObject sample) {
        JsonObject changed = new JsonObject();
        sample.asMap().forEach((name, value) -> changed.add(name, in(namespace, name, value)));
        if (changed.has("execution_ids")) {
            changed.remove("filter");
        }
        return changed;
    }

    private JsonElement in(String namespace, String name, JsonElement value) {
        String execution = executions.get(namespace);
        return switch (name) {
            case "namespace", "only_in" -> new JsonPrimitive(namespace);
            case "flow_id" -> new JsonPrimitive("greeting");
            case "execution_id" -> new JsonPrimitive(execution);
            case "execution_ids" -> list(execution);
            case "app_uid" -> new JsonPrimitive(apps.get(namespace));
            case "uri" ->
                new JsonPrimitive(
                        "kestra:///" + namespace.replace('.', '/') + "/greeting/executions/" + execution + "/a.txt");
            case "source" ->
                new JsonPrimitive(value.getAsString().contains("apps") ? APP.formatted(namespace) : flow(namespace));
            case "filter" -> filter(namespace);
            case "inputs" -> object("who", "X");
            case "cascade" -> new JsonPrimitive(false);
            case "seconds", "wait_seconds", "timeout_seconds" -> new JsonPrimitive(1);
            default -> value;
        };
    }

    static JsonObject filter(String namespace) {
        return object("namespace", namespace);
    }

    private static String flow(String namespace) {
        return Flows.GREETING.replace("company.team", namespace);
    }

    private static JsonArray list(String text) {
        JsonArray list = new JsonArray();
        list.add(text);
        return list;
    }

    private static JsonObject object(String name, String text) {
        JsonObject object = new JsonObject();
        object.addProperty(name, text);
        return object;
    }
}
