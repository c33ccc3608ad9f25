package io.kestramcp.mcp.confirm;

import com.google.gson.JsonObject;
import io.kestramcp.mcp.Capability;
import io.kestramcp.mcp.Client;
import io.kestramcp.mcp.ToolCall;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.ToolCatalog;
import java.util.function.Predicate;

/** Which calls a person must confirm, and how each client has it done. Thread-safe. */
public final class Confirmations {
    private final Predicate<ToolCatalog.Entry> needed;
    private final Codes codes;
    private final String tenant;

    /**
     * @param needed the tools whose calls must be confirmed; one that changes nothing is never asked about
     * @param tenant Kestra's, which a code is bound to
     */
    public Confirmations(Predicate<ToolCatalog.Entry> needed, Codes codes, String tenant) {
        this.needed = needed.and(entry -> !entry.descriptor().hints().readOnly());
        this.codes = codes;
        this.tenant = tenant;
    }

    /** Whether the client of a tool must bring a code, as an argument more than the tool's own. */
    public boolean byCode(ToolCatalog.Entry tool, Client client) {
        return needed.test(tool) && !client.can(Capability.ELICITATION_FORM);
    }

    /** The call's arguments without a code, which is none of the tool's own. */
    public JsonObject own(ToolCatalog.Entry tool, JsonObject arguments) {
        if (!needed.test(tool) || !arguments.has(Action.CODE)) {
            return arguments;
        }
        JsonObject own = arguments.deepCopy();
        own.remove(Action.CODE);
        return own;
    }

    /**
     * How consent to one call is had.
     *
     * @param call as the client sent it
     * @param steps where each step is recorded before it takes effect
     */
    public Consent of(ToolCatalog.Entry tool, ToolCall call, Steps steps) {
        if (!needed.test(tool)) {
            return Consent.NOT_NEEDED;
        }
        return byCode(tool, call.client())
                ? new CodeConsent(codes, Action.of(call, tenant), call.arguments(), steps)
                : new FormConsent(call.client(), steps);
    }
}
