package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** Blueprints of flows: two of the sandbox's own, in place of those that Kestra publishes on the internet. */
final class BlueprintOperations {
    private static final String YAML = "application/yaml";

    private final Records blueprints = new Records();
    private final RecordSearch search;

    BlueprintOperations(RecordSearch search) {
        this.search = search;
        add("1", "Say hello", "io.kestra.plugin.core.log.Log", """
                id: say-hello
                namespace: company.team
                tasks:
                  - id: hello
                    type: io.kestra.plugin.core.log.Log
                    message: Hello
                """);
        add("2", "Wait a minute", "io.kestra.plugin.core.flow.Sleep", """
                id: wait-a-minute
                namespace: company.team
                tasks:
                  - id: wait
                    type: io.kestra.plugin.core.flow.Sleep
                    duration: PT1M
                """);
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve(
                        "searchBlueprints",
                        call -> search.page(call, flows(call) ? blueprints.all() : List.of(), this::item))
                .serve("getBlueprint", call -> Reply.json(item(require(call))))
                .serve(
                        "getBlueprintSource",
                        call -> Reply.text(
                                200, YAML, require(call).get("source").getAsString()));
    }

    private JsonObject require(Call call) {
        if (!flows(call)) {
            throw Refusal.notFound();
        }
        return blueprints.require(call.path("id"));
    }

    private static boolean flows(Call call) {
        return call.path("kind").equalsIgnoreCase("flow");
    }

    private JsonObject item(JsonObject blueprint) {
        return YamlBody.only(blueprint, "id", "title", "includedTasks", "tags", "publishedAt");
    }

    private void add(String id, String title, String type, String source) {
        blueprints.put(
                id,
                new JsonFields()
                        .with("id", id)
                        .with("title", title)
                        .with("includedTasks", List.of(type), JsonPrimitive::new)
                        .with("tags", List.of("getting-started"), JsonPrimitive::new)
                        .with("publishedAt", "2026-01-01T00:00:00Z")
                        .with("source", source)
                        .toJson());
    }
}
