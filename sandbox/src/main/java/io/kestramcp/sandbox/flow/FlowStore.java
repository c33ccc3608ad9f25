package io.kestramcp.sandbox.flow;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every revision of every flow, in the order in which they were stored. Guarded by the sandbox's lock. */
public final class FlowStore {
    private final Timeline timeline;
    private final List<Flow> revisions = new ArrayList<>();
    private final List<Consumer<Flow>> listeners = new ArrayList<>();

    /** An empty store. */
    public FlowStore(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Has every new revision told, deletions too. */
    public void onChange(Consumer<Flow> listener) {
        listeners.add(listener);
    }

    /** The current revision of every flow that is not deleted, the one stored first first. */
    public List<Flow> current() {
        return revisions.stream()
                .filter(flow -> !flow.deleted())
                .filter(flow -> last(flow.key()).filter(flow::equals).isPresent())
                .toList();
    }

    /** The current revision of a flow that is not deleted. */
    public Optional<Flow> find(FlowKey key) {
        return last(key).filter(flow -> !flow.deleted());
    }

    /** The last revision of a flow, be it the mark of its deletion. */
    public Optional<Flow> last(FlowKey key) {
        List<Flow> all = revisions(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** One revision of a flow. */
    public Optional<Flow> revision(FlowKey key, int revision) {
        return revisions(key).stream()
                .filter(flow -> flow.revision() == revision)
                .findFirst();
    }

    /** Stores a new revision; a flow that was deleted goes on counting. */
    public Flow store(JsonObject body, String source) {
        FlowKey key =
                new FlowKey(body.get("namespace").getAsString(), body.get("id").getAsString());
        return add(new Flow(body, source, nextRevision(key), timeline.now(), false));
    }

    /** Marks a flow as deleted. */
    public void delete(Flow flow) {
        add(new Flow(flow.body(), flow.source(), nextRevision(flow.key()), timeline.now(), true));
    }

    private Flow add(Flow flow) {
        revisions.add(flow);
        listeners.forEach(listener -> listener.accept(flow));
        return flow;
    }

    private int nextRevision(FlowKey key) {
        return last(key).map(flow -> flow.revision() + 1).orElse(1);
    }

    /** All revisions of a flow, the first one first, with the mark of its deletion; none for a flow nobody knows. */
    List<Flow> revisions(FlowKey key) {
        return revisions.stream().filter(flow -> flow.key().equals(key)).toList();
    }
}
