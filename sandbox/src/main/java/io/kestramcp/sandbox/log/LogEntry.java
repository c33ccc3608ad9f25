package io.kestramcp.sandbox.log;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Instant;

/**
 * One line of an execution's log.
 *
 * @param namespace of the flow
 * @param flowId of the flow
 * @param executionId whose line it is
 * @param taskId the task that wrote it
 * @param taskRunId the run of that task
 * @param attempt the number of the try, from 0
 * @param timestamp when
 * @param level how grave
 * @param message the text
 */
public record LogEntry(
        String namespace,
        String flowId,
        String executionId,
        String taskId,
        String taskRunId,
        int attempt,
        Instant timestamp,
        LogLevel level,
        String message) {
    /** As Kestra writes it. */
    public JsonObject toJson() {
        return new JsonFields()
                .with("namespace", namespace)
                .with("flowId", flowId)
                .with("taskId", taskId)
                .with("executionId", executionId)
                .with("taskRunId", taskRunId)
                .with("attemptNumber", attempt)
                .with("timestamp", timestamp.toString())
                .with("level", level.name())
                .with("thread", "worker_0")
                .with("message", message)
                .toJson();
    }
}
