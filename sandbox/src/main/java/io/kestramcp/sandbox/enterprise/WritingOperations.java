package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;

/**
 * In place of an AI provider: writes the same small YAML for every wish, with the wish in it, and gives back the YAML
 * to start from with the wish as a comment. Nothing is saved, as Kestra saves nothing.
 */
final class WritingOperations {
    private static final String YAML = "application/yaml";
    private static final String FLOW = """
            id: written
            namespace: %2$s
            tasks:
              - id: tell
                type: io.kestra.plugin.core.log.Log
                message: %1$s
            """;
    private static final String DASHBOARD = """
            title: %1$s
            charts: []
            """;
    private static final String APP = """
            id: written
            type: io.kestra.plugin.ee.apps.Execution
            displayName: %1$s
            namespace: %2$s
            flowId: written
            """;
    private static final String TEST = """
            id: written
            description: %1$s
            namespace: %2$s
            flowId: written
            testCases:
              - id: runs
                type: io.kestra.core.tests.flow.UnitTest
                assertions:
                  - value: "{{ 1 }}"
                    equalTo: "1"
            """;

    /** Adds its operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("generateFlow", call -> write(call, FLOW))
                .serve("generateDashboard", call -> write(call, DASHBOARD))
                .serve("generateApp", call -> write(call, APP))
                .serve("generateTestSuite", call -> write(call, TEST));
    }

    private static Reply write(Call call, String template) {
        JsonObject body = JsonBody.read(call, "prompt");
        JsonBody.required(body, "conversationId");
        String wish = JsonBody.required(body, "userPrompt");
        if (body.has("yaml")) {
            return Reply.text(200, YAML, "# " + wish.replace('\n', ' ') + "\n" + JsonBody.required(body, "yaml"));
        }
        String namespace = body.has("namespace") ? JsonBody.required(body, "namespace") : "company.team";
        return Reply.text(200, YAML, template.formatted(new JsonPrimitive(wish), namespace));
    }
}
