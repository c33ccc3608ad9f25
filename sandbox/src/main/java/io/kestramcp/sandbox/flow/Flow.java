package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Instant;
import java.util.List;

/**
 * One revision of a flow.
 *
 * @param body the flow as Kestra shows it, without what the server adds; not to be changed
 * @param source the text it was made of; null when it was sent as JSON
 * @param revision from 1
 * @param updated when this revision was stored
 * @param deleted whether this revision is the mark of a deletion
 */
public record Flow(JsonObject body, String source, int revision, Instant updated, boolean deleted) {
    /** The flow's id. */
    public String id() {
        return body.get("id").getAsString();
    }

    /** The flow's namespace. */
    public String namespace() {
        return body.get("namespace").getAsString();
    }

    /** What tells flows apart. */
    public FlowKey key() {
        return new FlowKey(namespace(), id());
    }

    /** Whether it may be executed. */
    public boolean disabled() {
        return body.has("disabled") && body.get("disabled").getAsBoolean();
    }

    /** Its labels. */
    public List<Label> labels() {
        return Label.listOf(list("labels"));
    }

    /** One of its lists, such as tasks; empty when it has none. */
    public JsonArray list(String name) {
        return body.has(name) ? body.getAsJsonArray(name) : new JsonArray();
    }

    /** The answer to a write: without what only the store knows. */
    public JsonObject asWritten() {
        return view().with("source", source).toJson();
    }

    /** The answer to a read. */
    public JsonObject asStored(boolean withSource) {
        JsonObject triggers =
                new JsonFields().with("triggers", list("triggers")).toJson();
        return view().with("updated", deleted ? null : updated.toString())
                .with("triggers", triggers.get("triggers"))
                .with("source", withSource ? source : null)
                .toJson();
    }

    private JsonFields view() {
        JsonFields view = new JsonFields();
        body.asMap().forEach(view::with);
        return view.with("revision", revision).with("disabled", disabled()).with("deleted", deleted);
    }
}
