package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;

/** The task runs of an execution, of which a loop can have thousands: told in numbers, the failed ones, and by the page. */
final class TaskRuns {
    /** Task runs in one answer. */
    static final int PAGE = 100;
    /** Failed task runs in a summary. */
    static final int MOST_FAILED = 10;

    private static final String FIELD = "task_runs";
    private static final String TOTAL = "task_runs_total";

    private TaskRuns() {}

    /** Adds how many task runs are in which state, and the last failed ones. */
    static void summarize(JsonObject execution) {
        Map<String, Integer> states = new TreeMap<>();
        JsonArray failed = new JsonArray();
        for (JsonElement each : of(execution)) {
            if (each.getAsJsonObject().get("state") instanceof JsonPrimitive state) {
                states.merge(state.getAsString(), 1, Integer::sum);
                if (state.getAsString().equals("FAILED")) {
                    failed.add(each);
                }
            }
        }
        while (failed.size() > MOST_FAILED) {
            failed.remove(0);
        }
        JsonObject counts = new JsonObject();
        states.forEach(counts::addProperty);
        execution.add("task_run_states", counts);
        if (!failed.isEmpty()) {
            execution.add("failed_task_runs", failed);
        }
    }

    /** Leaves one page of the task runs, says how many there are in all, and where the next page begins. */
    static void page(JsonObject execution, int offset) {
        JsonArray all = of(execution);
        JsonArray page = new JsonArray();
        int start = Math.min(all.size(), offset);
        int end = Math.min(all.size(), start + PAGE);
        for (int i = start; i < end; i++) {
            page.add(all.get(i));
        }
        execution.add(FIELD, page);
        execution.addProperty(TOTAL, all.size());
        if (end < all.size()) {
            execution.addProperty("next_offset", end);
        }
    }

    /** Leaves the last page of the task runs, for who has just seen the execution end, and says how many there are in all. */
    static void last(JsonObject execution) {
        JsonArray all = of(execution);
        page(execution, Math.max(0, all.size() - PAGE));
    }

    /** Leaves no task runs. */
    static void drop(JsonObject execution) {
        execution.remove(FIELD);
    }

    private static JsonArray of(JsonObject execution) {
        return execution.get(FIELD) instanceof JsonArray runs ? runs : new JsonArray();
    }
}
