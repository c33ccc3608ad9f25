package io.kestramcp.sandbox.plugin;

import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;

/**
 * What Kestra asks of others, none of whom the sandbox reaches: blueprints of api.kestra.io, which answer as they did
 * on a real server without internet (recordings 561 and 562 of 1.3), and AI providers. How a real server without a
 * provider answers is not recorded; the sandbox says 503.
 */
public final class OutsideOperations {
    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchBlueprints", OutsideOperations::unreachable)
                .serve("getBlueprint", OutsideOperations::unreachable)
                .serve("getBlueprintSource", OutsideOperations::unreachable)
                .serve("generateFlow", OutsideOperations::withoutProvider)
                .serve("generateDashboard", OutsideOperations::withoutProvider);
    }

    private static Reply unreachable(Call call) {
        throw Refusal.serverError("Connect Error: Connection refused: api.kestra.io");
    }

    private static Reply withoutProvider(Call call) {
        call.requiredText("prompt");
        throw Refusal.of(503, "Service Unavailable: No AI provider is configured");
    }
}
