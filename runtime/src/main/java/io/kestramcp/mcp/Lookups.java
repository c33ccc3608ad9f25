package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.access.NamespaceLookup;
import io.kestramcp.access.NamespaceLookup.Kind;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.WatchedKestra;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Kestra in which namespace something is, as a part of deciding a call. Thread-safe. */
final class Lookups {
    /** Failures that tell nothing of what was looked up. */
    private static final Set<String> NO_ANSWER =
            Set.of("no_credential", "unreachable", "no_answer", "busy", "server_error", "cancelled");

    /** A tool that tells the namespace of what it is asked for, and its argument. */
    private record Asked(String tool, String argument) {}

    private static final Map<Kind, Asked> ASKED = Map.of(
            Kind.EXECUTION, new Asked("get_execution", "execution_id"), Kind.APP, new Asked("get_app", "app_uid"));

    private final ToolCatalog catalog;
    private final KestraClient kestra;
    private final String tenant;

    Lookups(ToolCatalog catalog, KestraClient kestra, String tenant) {
        this.catalog = catalog;
        this.kestra = kestra;
        this.tenant = tenant;
    }

    /** The lookup for one call; throws {@link LookupFailed} when Kestra cannot be asked now. */
    NamespaceLookup of(ToolCall call) {
        return (kind, id) -> namespaceOf(ASKED.get(kind), id, call);
    }

    private Optional<String> namespaceOf(Asked asked, String id, ToolCall call) {
        Optional<ToolCatalog.Entry> lookup =
                catalog.find(asked.tool()).filter(entry -> entry.descriptor().isOn(call.server()));
        if (lookup.isEmpty()) {
            return Optional.empty();
        }
        Reply reply = lookup.get().call(context(call, asked.argument(), id));
        JsonObject content = reply.content();
        if (reply.failed() && NO_ANSWER.contains(content.get("error").getAsString())) {
            throw new LookupFailed(reply);
        }
        return reply.failed() || !content.has("namespace")
                ? Optional.empty()
                : Optional.of(content.get("namespace").getAsString());
    }

    private CallContext context(ToolCall call, String argument, String id) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty(argument, id);
        return new CallContext(
                new Arguments(arguments),
                call.caller().principal(),
                tenant,
                call.server(),
                new WatchedKestra(kestra, call.operation(), false),
                call.tool().timeout(),
                call.cancellation(),
                call.progress(),
                Namespaces.ALL,
                Consent.NOT_NEEDED);
    }
}
