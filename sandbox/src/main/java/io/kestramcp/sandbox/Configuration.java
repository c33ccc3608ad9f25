package io.kestramcp.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;

/** What the server tells about itself; a client picks the API line by its version. */
final class Configuration {
    private final ApiLine line;
    private final boolean enterprise;

    Configuration(ApiLine line, boolean enterprise) {
        this.line = line;
        this.enterprise = enterprise;
    }

    void register(Handlers handlers) {
        handlers.serve("getConfiguration", this::get)
                .serve("getBasicAuthConfigErrors", call -> Reply.json(new JsonArray()));
    }

    private Reply get(Call call) {
        JsonObject preview =
                new JsonFields().with("initial", 100).with("max", 5000).toJson();
        JsonFields body = new JsonFields()
                .with("uuid", "kestra-mcp-sandbox")
                .with("version", line.serverVersion())
                .with("edition", enterprise ? "EE" : "OSS")
                .with("chartDefaultDuration", "PT24H")
                .with("isCustomDashboardsEnabled", true)
                .with("isAnonymousUsageEnabled", false)
                .with("isUiAnonymousUsageEnabled", false)
                .with("url", "http://" + call.header("Host").orElse("localhost") + "/")
                .with("preview", preview)
                .with("systemNamespace", "system")
                .with("hiddenLabelsPrefixes", List.of("system.", "internal."), JsonPrimitive::new)
                .with("isAiEnabled", true)
                .with("isAiApiKeyConfigured", false)
                .with("isBasicAuthInitialized", true)
                .with("pluginsHash", 0)
                .with("isConcurrencyViewEnabled", true);
        if (line == ApiLine.V1_3) {
            body.with("isTemplateEnabled", false);
        } else {
            body.with("flowTemplate", "");
        }
        return Reply.json(body.toJson());
    }
}
