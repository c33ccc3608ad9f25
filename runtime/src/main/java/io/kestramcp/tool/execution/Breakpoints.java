package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tasks that an execution stops before: {@code id}, or {@code id.value} for one iteration, separated by commas. */
final class Breakpoints {
    private static final String ARGUMENT = "breakpoints";

    private Breakpoints() {}

    /**
     * Refuses a breakpoint at a task that the flow does not have: Kestra takes it, and runs through to the end.
     *
     * @param given the breakpoints
     * @param flow as the part {@code flow_tasks} answers
     */
    static void check(String given, JsonObject flow) {
        Set<String> known = new LinkedHashSet<>();
        collect(flow, known);
        for (String each : given.split(",", -1)) {
            String taskId = each.split("\\.", 2)[0];
            if (!known.contains(taskId)) {
                throw new RefusedArgumentException(
                        ARGUMENT,
                        "has '" + taskId + "', which is no task of the flow. Its tasks: " + String.join(", ", known)
                                + ".");
            }
        }
    }

    /**
     * The breakpoints of an execution that it has not come to. A resume drops all that it does not name again (recording
     * 282 of 2.0).
     *
     * @param execution as the part {@code breakpoints} answers
     * @return null when there are none
     */
    static String ahead(JsonObject execution) {
        List<String> ahead = new ArrayList<>();
        for (JsonElement each : list(execution, ARGUMENT)) {
            JsonObject breakpoint = each.getAsJsonObject();
            boolean reached = list(execution, "task_runs").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .anyMatch(run -> run.get("task_id").equals(breakpoint.get("task_id"))
                            && (!breakpoint.has("value")
                                    || breakpoint.get("value").equals(run.get("value"))));
            if (!reached) {
                String id = breakpoint.get("task_id").getAsString();
                ahead.add(
                        breakpoint.has("value")
                                ? id + "." + breakpoint.get("value").getAsString()
                                : id);
            }
        }
        return ahead.isEmpty() ? null : String.join(",", ahead);
    }

    private static JsonArray list(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list ? list : new JsonArray();
    }

    /** A task is what has an id and a type; tasks can hold tasks under names that their types choose. */
    private static void collect(JsonElement within, Set<String> ids) {
        if (within instanceof JsonArray list) {
            list.forEach(each -> collect(each, ids));
        } else if (within instanceof JsonObject object) {
            if (object.has("type")
                    && object.get("id") != null
                    && object.get("id").isJsonPrimitive()) {
                ids.add(object.get("id").getAsString());
            }
            object.asMap().values().forEach(each -> collect(each, ids));
        }
    }
}
