package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What both protocols say of a task, and how both name one. */
final class TaskWire {
    /** How long a client should wait before it asks again, in milliseconds. */
    static final int POLL_MS = 1_000;

    private static final String ID = "taskId";
    private static final String CANCELLED =
            "Cancelled: nobody waits any more. An execution that was started goes on; kill_execution ends it.";

    private TaskWire() {}

    /** The task without its times in milliseconds, which each era names in its own way. */
    static ObjectNode of(KnownTask task, Task.State state, String status) {
        ObjectNode wire = Wire.object().put(ID, task.id()).put("status", status);
        String message = status.equals("cancelled") ? CANCELLED : state.message();
        if (!message.isEmpty()) {
            wire.put("statusMessage", message);
        }
        return wire.put(
                        "createdAt",
                        task.created().truncatedTo(ChronoUnit.MILLIS).toString())
                .put(
                        "lastUpdatedAt",
                        state.updated().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** The caller's task that a request names. */
    static KnownTask find(Tasks tasks, Request request, Scope scope) throws ProtocolException {
        JsonNode id = request.params().path(ID);
        if (!id.isString()) {
            throw ProtocolException.invalidParams(request.method() + " needs \"taskId\", a string.");
        }
        return tasks.find(scope.caller().principal(), id.asString())
                .orElseThrow(() -> ProtocolException.invalidParams(
                        "There is no such task. A task is kept for a while after its call, and not over a restart."));
    }
}
