package io.kestramcp.sandbox.flow;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Switches flows on and off, by their ids. It edits the source, and so makes a new revision of each flow that was not
 * so already; only those are counted (recordings 130 to 138 of 1.3).
 */
public final class FlowSwitch {
    private static final Pattern DISABLED = Pattern.compile("(?m)^disabled:.*$");

    private final FlowStore flows;

    /** The switch of a store's flows. */
    public FlowSwitch(FlowStore flows) {
        this.flows = flows;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("enableFlowsByIds", call -> set(call, false))
                .serve("disableFlowsByIds", call -> set(call, true));
    }

    private Reply set(Call call, boolean disabled) {
        List<Flow> named = new ArrayList<>();
        for (FlowKey key : keys(call)) {
            named.add(flows.find(key).orElseThrow(() -> Refusal.notFound("No value present")));
        }
        int count = 0;
        for (Flow flow : named) {
            if (flow.disabled() != disabled) {
                var body = flow.body().deepCopy();
                body.add("disabled", new JsonPrimitive(disabled));
                flows.store(body, flow.source() == null ? null : edited(flow.source(), disabled));
                count++;
            }
        }
        return Reply.json(new JsonFields().with("count", count).toJson());
    }

    private static List<FlowKey> keys(Call call) {
        JsonElement body = call.json("ids");
        if (!body.isJsonArray()) {
            throw Refusal.invalidJson(new Refusal.Violation("Cannot deserialize a list of flow ids", "ids"));
        }
        return body.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(id -> new FlowKey(
                        id.get("namespace").getAsString(), id.get("id").getAsString()))
                .toList();
    }

    private static String edited(String source, boolean disabled) {
        String property = "disabled: " + disabled;
        Matcher present = DISABLED.matcher(source);
        if (present.find()) {
            return present.replaceFirst(property);
        }
        return source + (source.endsWith("\n") ? "" : "\n") + property;
    }
}
