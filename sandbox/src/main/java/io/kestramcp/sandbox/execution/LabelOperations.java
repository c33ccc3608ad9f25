package io.kestramcp.sandbox.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;

/** Replaces the labels of an execution that has ended; those of the system stay. */
public final class LabelOperations {
    private static final String PATH = "setLabelsOnTerminatedExecution.labels[0].";

    private final ExecutionStore executions;
    private final ExecutionView view;

    /** The labels of a store's executions. */
    public LabelOperations(ExecutionStore executions, ExecutionView view) {
        this.executions = executions;
        this.view = view;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("setLabelsOnTerminatedExecution", this::set);
    }

    private Reply set(Call call) {
        List<Label> labels = labels(call.json("labels"));
        Execution execution = executions.require(call.path("executionId"));
        if (!execution.isTerminated()) {
            // No JSON, though it says so (recording 228 of 1.3).
            return Reply.text(400, Reply.JSON, "The execution is not terminated");
        }
        List<Label> all = new ArrayList<>(labels);
        execution.labels().stream().filter(LabelOperations::isSystem).forEach(all::add);
        execution.setLabels(all);
        return Reply.json(view.full(execution).toJson());
    }

    private static List<Label> labels(JsonElement body) {
        List<JsonElement> items = body.isJsonArray() ? body.getAsJsonArray().asList() : List.of(body);
        List<Label> labels = new ArrayList<>();
        for (JsonElement item : items) {
            JsonObject label = item.isJsonObject() ? item.getAsJsonObject() : new JsonObject();
            List<Refusal.Violation> missing = new ArrayList<>();
            for (String name : List.of("value", "key")) {
                if (!label.has(name)) {
                    missing.add(new Refusal.Violation("must not be empty", PATH + name));
                }
            }
            if (!missing.isEmpty()) {
                List<String> texts = missing.stream()
                        .map(violation -> violation.path() + ": " + violation.message())
                        .toList();
                throw Refusal.invalidEntity(String.join(", ", texts), missing);
            }
            labels.add(
                    new Label(label.get("key").getAsString(), label.get("value").getAsString()));
        }
        labels.stream().filter(LabelOperations::isSystem).findFirst().ifPresent(label -> {
            throw Refusal.illegalArgument("System labels can only be set by Kestra itself, offending label: "
                    + label.key() + "=" + label.value());
        });
        return labels;
    }

    private static boolean isSystem(Label label) {
        return label.key().startsWith("system.");
    }
}
