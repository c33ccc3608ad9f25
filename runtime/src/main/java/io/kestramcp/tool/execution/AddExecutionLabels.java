package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds labels to an ended execution. Kestra's own call replaces all of them, so the present ones are sent along. */
public final class AddExecutionLabels implements Tool {
    /** Kestra keeps its own labels itself, and refuses to be told them. */
    private static final String SYSTEM = "system.";

    private final Tool readExecution;
    private final Tool setLabels;

    /**
     * @param readExecution the part {@code execution}
     * @param setLabels the part {@code set_labels}
     */
    public AddExecutionLabels(Tool readExecution, Tool setLabels) {
        this.readExecution = readExecution;
        this.setLabels = setLabels;
    }

    @Override
    public String name() {
        return "add_execution_labels";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String id = call.arguments().segment("execution_id");
        if (!(call.arguments().json("labels") instanceof JsonObject added) || added.isEmpty()) {
            throw new RefusedArgumentException("labels", "is empty: give at least one label.");
        }
        // Numbers and empty values are refused here as they are at a start; Kestra would make texts of them.
        call.arguments().labels("labels");
        JsonObject execution =
                call.use(readExecution, new ToolInput().with("execution_id", id).json());
        Map<String, JsonElement> labels = new LinkedHashMap<>();
        if (execution.get("labels") instanceof JsonObject present) {
            present.entrySet().forEach(label -> labels.put(label.getKey(), label.getValue()));
        }
        added.entrySet().forEach(label -> labels.put(label.getKey(), label.getValue()));
        labels.keySet().removeIf(key -> key.startsWith(SYSTEM) && !added.has(key));
        JsonArray list = new JsonArray();
        labels.forEach((key, value) -> {
            JsonObject label = new JsonObject();
            label.addProperty("key", key);
            label.add("value", value);
            list.add(label);
        });
        return Reply.of(call.use(
                setLabels,
                new ToolInput().with("execution_id", id).with("labels", list).json()));
    }
}
