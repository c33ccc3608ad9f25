package io.kestramcp.tool.trigger;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;

/** A trigger as Kestra's bodies name it. */
final class TriggerId {
    private TriggerId() {}

    static JsonObject body(Arguments arguments) {
        JsonObject body = new JsonObject();
        body.addProperty("namespace", arguments.segment("namespace"));
        body.addProperty("flowId", arguments.segment("flow_id"));
        body.addProperty("triggerId", arguments.segment("trigger_id"));
        return body;
    }

    /** With the tenant, without which 1.3 answers 404 (recording 508 of 1.3.25); 2.0 ignores it (521). */
    static JsonObject bodyWithTenant(CallContext call) {
        JsonObject body = body(call.arguments());
        body.addProperty("tenantId", call.tenant());
        return body;
    }
}
