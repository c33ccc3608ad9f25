package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import io.kestramcp.tool.YamlDocument;
import java.util.List;

/**
 * Saves a flow, or tells what saving it would do. Kestra saves whatever comes last: that nobody else saved since the
 * caller read the flow is looked at before and, because somebody may come in between, at the revision it then has.
 */
public final class SaveFlow implements Tool {
    private static final String EXPECTED = "expected_revision";

    private final Tool save;
    private final Tool validate;
    private final Tool getFlow;

    /**
     * @param save the part {@code save_flow}
     * @param validate {@code validate_flow}
     * @param getFlow {@code get_flow}
     */
    public SaveFlow(Tool save, Tool validate, Tool getFlow) {
        this.save = save;
        this.validate = validate;
        this.getFlow = getFlow;
    }

    @Override
    public String name() {
        return "create_or_update_flow";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        String source = arguments.text("source");
        YamlDocument yaml = arguments.yaml("source");
        String namespace = yaml.segment("namespace");
        String flowId = yaml.segment("id");
        boolean dryRun = arguments.bool("dry_run", false);
        Integer expected = arguments.integer(EXPECTED);
        JsonObject now = dryRun || expected != null ? now(call, namespace, flowId) : new JsonObject();
        if (expected != null && expected != revision(now)) {
            throw new RefusedArgumentException(EXPECTED, unexpected(expected, revision(now)));
        }
        return Reply.of(dryRun ? tried(call, source, now) : saved(call, source, expected));
    }

    /** The flow as it is; empty when there is none. */
    private JsonObject now(CallContext call, String namespace, String flowId) throws KestraException {
        try {
            return call.use(
                    getFlow,
                    new ToolInput()
                            .with("namespace", namespace)
                            .with("flow_id", flowId)
                            .json());
        } catch (KestraException e) {
            if (e.kind() == KestraException.Kind.NOT_FOUND) {
                return new JsonObject();
            }
            throw e;
        }
    }

    private JsonObject tried(CallContext call, String source, JsonObject now) throws KestraException {
        JsonObject found = call.use(
                        validate, new ToolInput().with("source", source).json())
                .getAsJsonArray("results")
                .get(0)
                .getAsJsonObject();
        JsonObject told = new JsonObject();
        told.addProperty("saved", false);
        boolean valid = !found.has("violations");
        told.addProperty("valid", valid);
        if (valid) {
            told.addProperty("would", would(source, now));
        }
        told.addProperty("revision", revision(now));
        for (String field : List.of("violations", "warnings", "infos", "deprecated", "outdated")) {
            if (found.has(field) && !(found.get(field) instanceof JsonArray list && list.isEmpty())) {
                told.add(field, found.get(field));
            }
        }
        return told;
    }

    private static String would(String source, JsonObject now) {
        if (!now.has("source")) {
            return "create";
        }
        return now.get("source").getAsString().strip().equals(source.strip()) ? "change nothing" : "update";
    }

    private JsonObject saved(CallContext call, String source, Integer expected) throws KestraException {
        JsonObject told = call.use(save, new ToolInput().with("source", source).json());
        told.addProperty("saved", true);
        if (expected != null && revision(told) > expected + 1) {
            told.addProperty("note", inBetween(expected, revision(told)));
        }
        return told;
    }

    /** A flow that was deleted goes on counting when it is created again (recordings 138 of 1.3, 142 of 2.0). */
    private static String inBetween(int expected, int saved) {
        String others = "This one is in force; read the others with list_flow_revisions and get_flow.";
        return expected == 0
                ? "It is revision " + saved + ": a flow of this name was there before and was deleted, or somebody else"
                        + " created it at the same moment. " + others
                : "Somebody else saved it at the same moment, as a revision between " + expected + " and this one. "
                        + others;
    }

    /** The revision; 0 when there is no flow. */
    private static int revision(JsonObject flow) {
        return flow.has("revision") ? flow.get("revision").getAsInt() : 0;
    }

    private static String unexpected(int expected, int now) {
        String is = now == 0 ? "there is no such flow" : "the flow is at revision " + now;
        return "is " + expected + ", but " + is + ". Read it with get_flow, bring your change into it, and save again.";
    }
}
