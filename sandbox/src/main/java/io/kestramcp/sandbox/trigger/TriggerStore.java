package io.kestramcp.sandbox.trigger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The schedules of all flows. Guarded by the sandbox's lock. */
public final class TriggerStore {
    private static final String SCHEDULE = "io.kestra.plugin.core.trigger.Schedule";

    private final Timeline timeline;
    private final List<Trigger> triggers = new ArrayList<>();
    private Consumer<Trigger> listener = trigger -> {};

    /** An empty store. */
    public TriggerStore(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Has new schedules told. */
    void onNew(Consumer<Trigger> told) {
        listener = told;
    }

    /** Takes over the schedules of a flow's new revision; those that were there keep their state. */
    public void sync(Flow flow) {
        List<JsonObject> declared = flow.deleted()
                ? List.of()
                : flow.list("triggers").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .filter(trigger -> trigger.get("type").getAsString().equals(SCHEDULE))
                        .toList();
        triggers.removeIf(trigger -> {
            boolean gone = trigger.flow().equals(flow.key()) && !declared.contains(trigger.declaration());
            if (gone) {
                // Whatever it waits for is not to happen any more.
                trigger.nextTurn();
            }
            return gone;
        });
        for (JsonObject declaration : declared) {
            if (find(flow.key(), declaration.get("id").getAsString()).isEmpty()) {
                Trigger trigger = new Trigger(flow.key(), declaration, timeline.now());
                triggers.add(trigger);
                listener.accept(trigger);
            }
        }
    }

    /** All, the oldest first. */
    List<Trigger> all() {
        return List.copyOf(triggers);
    }

    /** One by its place. */
    Optional<Trigger> find(FlowKey flow, String id) {
        return triggers.stream()
                .filter(trigger -> trigger.flow().equals(flow) && trigger.id().equals(id))
                .findFirst();
    }
}
