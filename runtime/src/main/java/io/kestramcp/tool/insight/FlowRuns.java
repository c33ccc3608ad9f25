package io.kestramcp.tool.insight;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** The runs of one flow, newest first as they are added. */
final class FlowRuns {
    private final JsonObject newest;
    private final Map<String, Integer> byState = new TreeMap<>();
    private JsonObject newestFailure;

    FlowRuns(JsonObject newest) {
        this.newest = newest;
    }

    static String key(JsonObject run) {
        return run.get("namespace").getAsString() + "/" + run.get("flow_id").getAsString();
    }

    void add(JsonObject run) {
        String state = run.get("state").getAsString();
        byState.merge(state, 1, Integer::sum);
        if (newestFailure == null && state.equals("FAILED")) {
            newestFailure = run;
        }
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.add("namespace", newest.get("namespace"));
        json.add("flow_id", newest.get("flow_id"));
        json.add("last_state", newest.get("state"));
        json.add("last_started", newest.get("started"));
        JsonObject states = new JsonObject();
        byState.forEach(states::addProperty);
        json.add("states", states);
        if (newestFailure != null) {
            json.add("last_failure", newestFailure.get("execution_id"));
        }
        return json;
    }
}
