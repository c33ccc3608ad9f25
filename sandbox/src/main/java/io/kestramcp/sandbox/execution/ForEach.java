package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The loop of 1.3: for each value, one after the other, the runs of its tasks in the same execution. */
final class ForEach {
    private static final String TYPE = "io.kestra.plugin.core.flow.ForEach";

    private ForEach() {}

    /** Whether a run is one. */
    static boolean isOne(TaskRun run) {
        return run.task().get("type").getAsString().equals(TYPE);
    }

    /** Opens the loop. */
    static void begin(TaskRun loop, Instant now) {
        loop.begin(null, now);
        loop.to(StateType.RUNNING, now);
        // Values that are an expression are beyond the sandbox: better to fail here than to hang later.
        if (!loop.task().get("values").isJsonArray()) {
            throw new IllegalArgumentException("The sandbox loops over a list of values only");
        }
        loop.put(new JsonObject());
    }

    /** Makes the next run inside of the loop, or ends the loop when there is none or one has failed. */
    static void step(Execution execution, TaskRun loop, String id, Instant now) {
        List<TaskRun> inside = execution.taskRuns().stream()
                .filter(run -> loop.id().equals(run.parent().taskRunId()))
                .toList();
        if (inside.stream().anyMatch(run -> run.state().current() != StateType.SUCCESS)) {
            loop.end(StateType.FAILED, new JsonObject(), now);
            return;
        }
        List<JsonElement> values = loop.task().getAsJsonArray("values").asList();
        for (int i = 0; i < values.size(); i++) {
            TaskRun.Parent parent = new TaskRun.Parent(loop.id(), values.get(i).getAsString(), i);
            Optional<JsonObject> next = loop.task().getAsJsonArray("tasks").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .filter(task -> inside.stream()
                            .noneMatch(run -> run.parent().equals(parent)
                                    && run.taskId().equals(task.get("id").getAsString())))
                    .findFirst();
            if (next.isPresent()) {
                execution.add(new TaskRun(id, next.get(), parent, now));
                return;
            }
        }
        loop.end(StateType.SUCCESS, new JsonObject(), now);
    }
}
