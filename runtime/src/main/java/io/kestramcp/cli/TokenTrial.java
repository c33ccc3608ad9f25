package io.kestramcp.cli;

import com.google.gson.JsonObject;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Progress;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import java.util.Optional;

/** Tries a Kestra API token against Kestra, with a reading request. Thread-safe. */
final class TokenTrial {
    /** Every Kestra has it, and answers it only to those whom it knows. */
    private static final String TOOL = "search_flows";

    private final ToolCatalog catalog;
    private final HttpKestraClient kestra;
    private final String tenant;

    TokenTrial(ToolCatalog catalog, HttpKestraClient kestra, String tenant) {
        this.catalog = catalog;
        this.kestra = kestra;
        this.tenant = tenant;
    }

    /**
     * Tries.
     *
     * @return why it cannot be used, in Kestra's words; empty when Kestra knows it, though it may not search flows
     */
    Optional<String> complaint(Secret token) {
        UpstreamCredential credential;
        try {
            credential = new UpstreamCredential.Bearer(token);
        } catch (IllegalArgumentException unusable) {
            return Optional.of(unusable.getMessage() + ".");
        }
        try {
            ToolCatalog.Entry tool = catalog.find(TOOL).orElseThrow();
            JsonObject arguments = new JsonObject();
            arguments.addProperty("size", 1);
            Reply reply = tool.call(new CallContext(
                    new Arguments(arguments),
                    Principal.local(),
                    tenant,
                    kestra.server(),
                    kestra.with(caller -> Optional.of(credential)),
                    tool.descriptor().timeout(),
                    new Cancellation(),
                    Progress.NONE,
                    Namespaces.ALL,
                    Consent.NOT_NEEDED));
            return complaint(reply);
        } catch (KestraException unreachable) {
            return Optional.of(unreachable.getMessage() + " " + unreachable.hint());
        }
    }

    private static Optional<String> complaint(Reply reply) {
        if (!reply.failed() || text(reply, "error").equals("forbidden")) {
            return Optional.empty();
        }
        if (text(reply, "error").equals("unauthenticated")) {
            return Optional.of(text(reply, "message") + " It does not know this token.");
        }
        return Optional.of((text(reply, "message") + " " + text(reply, "hint")).strip());
    }

    private static String text(Reply reply, String member) {
        return reply.content().has(member) ? reply.content().get(member).getAsString() : "";
    }
}
