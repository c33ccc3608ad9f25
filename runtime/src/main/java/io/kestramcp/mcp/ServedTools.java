package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.access.Audit;
import io.kestramcp.access.Confinement;
import io.kestramcp.access.Decision;
import io.kestramcp.access.Gate;
import io.kestramcp.access.StepUps;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.kestra.WatchedKestra;
import io.kestramcp.mcp.confirm.Confirmations;
import io.kestramcp.mcp.confirm.PendingException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The catalogue in front of one Kestra: the tools that it has, as far as the gate lets each caller. */
public final class ServedTools implements ToolSource {
    /** A call for which nothing was sent, since the caller has no token. */
    private static final String NO_CREDENTIAL = "no_credential";

    private final ToolCatalog catalog;
    private final Gate gate;
    private final StepUps stepUps;
    private final Audit audit;
    private final Confirmations confirmations;
    private final KestraClient kestra;
    private final String tenant;
    private final boolean labelExecutions;
    private final Lookups lookups;

    /**
     * @param confirmations which calls a person must confirm
     * @param tenant Kestra's tenant, for every call
     * @param labelExecutions whether executions that are started get a label with the request's name
     */
    public ServedTools(
            ToolCatalog catalog,
            Gate gate,
            StepUps stepUps,
            Audit audit,
            Confirmations confirmations,
            KestraClient kestra,
            String tenant,
            boolean labelExecutions) {
        this.labelExecutions = labelExecutions;
        this.catalog = catalog;
        this.gate = gate;
        this.stepUps = stepUps;
        this.audit = audit;
        this.confirmations = confirmations;
        this.kestra = kestra;
        this.tenant = tenant;
        this.lookups = new Lookups(catalog, kestra, tenant);
    }

    @Override
    public KestraServer server() throws KestraException {
        return kestra.server();
    }

    @Override
    public List<ToolDescriptor> visible(Identity caller, KestraServer server) {
        return catalog.visible(server).stream()
                .map(ToolCatalog.Entry::descriptor)
                .filter(tool -> gate.shows(caller, tool, server))
                .toList();
    }

    /** Takes no longer where there are more tools. */
    @Override
    public Optional<ToolDescriptor> visible(Identity caller, KestraServer server, String name) {
        return catalog.find(name)
                .map(ToolCatalog.Entry::descriptor)
                .filter(tool -> tool.isOn(server) && gate.shows(caller, tool, server));
    }

    @Override
    public Optional<FormerName> former(String name) {
        return catalog.former(name);
    }

    @Override
    public void unknown(String requestId, Identity caller, String name, JsonObject arguments) {
        Decision decision = new Decision.Unknown("no such tool for this caller");
        audit.decided(requestId, caller, name, name, arguments, decision, Duration.ZERO);
    }

    @Override
    public void refused(String requestId, Identity caller, ToolDescriptor tool, String calledAs, JsonObject arguments) {
        audit.refused(requestId, caller, tool.name(), calledAs, arguments);
    }

    @Override
    public Set<String> stepUp(Identity caller, KestraServer server) {
        List<ToolDescriptor> tools = catalog.visible(server).stream()
                .map(ToolCatalog.Entry::descriptor)
                .toList();
        Set<String> scopes = gate.stepUp(caller, tools, server);
        return !scopes.isEmpty() && stepUps.tells(caller) ? scopes : Set.of();
    }

    @Override
    public boolean confirmedByCode(ToolDescriptor tool, Client client) {
        return confirmations.byCode(entry(tool.name()), client);
    }

    @Override
    public TaskSupport taskSupport(ToolDescriptor tool) {
        return entry(tool.name()).tool().waits().isPresent() ? TaskSupport.OPTIONAL : TaskSupport.FORBIDDEN;
    }

    @Override
    public boolean waits(ToolCall call) {
        return entry(call.tool().name())
                .tool()
                .waits()
                .filter(with -> with.test(new Arguments(call.arguments())))
                .isPresent();
    }

    @Override
    public ToolAnswer call(ToolCall call) throws Unanswered {
        String request = call.operation().requestId();
        String tool = call.tool().name();
        long start = System.nanoTime();
        ToolCatalog.Entry entry = entry(tool);
        JsonObject arguments = confirmations.own(entry, call.arguments());
        Decision decision;
        Optional<Reply> refusal;
        try {
            decision = gate.decide(call.caller(), call.tool(), call.server(), arguments, lookups.of(call));
            refusal = refusal(decision, tool);
        } catch (LookupFailed e) {
            decision = new Decision.Denied(List.of(), "its namespace could not be looked up", "");
            refusal = Optional.of(e.reply());
        }
        audit.decided(request, call.caller(), tool, call.calledAs(), arguments, decision, since(start));
        if (!(decision instanceof Decision.Allowed allowed)) {
            return answer(call, refusal.orElseThrow());
        }
        boolean failed = true;
        WatchedKestra watched = new WatchedKestra(kestra, call.operation(), labelExecutions);
        try {
            Consent consent = confirmations.of(
                    entry,
                    call,
                    (step, effect) -> audit.confirmation(request, call.caller(), tool, step, effect, since(start)));
            Reply reply =
                    confined(entry.call(context(call, arguments, watched, allowed, consent)), allowed.confinedTo());
            failed = reply.failed();
            sendToTokenPage(reply, call.client());
            return answer(call, reply);
        } catch (PendingException e) {
            throw e.unanswered();
        } finally {
            audit.ended(request, call.caller(), tool, failed, watched.statuses(), since(start));
        }
    }

    private static ToolAnswer answer(ToolCall call, Reply reply) {
        ToolAnswer answer = ToolAnswer.of(reply.asked(call.operation().requestId()));
        String error = reply.failed() ? reply.content().get("error").getAsString() : "";
        call.operation().answered(call.tool().name(), error, answer.characters());
        return answer;
    }

    private static Optional<Reply> refusal(Decision decision, String tool) {
        if (decision instanceof Decision.Denied denied) {
            return Optional.of(refusal("not_granted", denied.told()));
        }
        // The policy has changed since the tool was found.
        return decision instanceof Decision.Unknown
                ? Optional.of(refusal("unknown_tool", "Unknown tool: " + tool))
                : Optional.empty();
    }

    private static Reply refusal(String error, String message) {
        JsonObject content = new JsonObject();
        content.addProperty("error", error);
        content.addProperty("message", message);
        content.addProperty("retry", "after_change");
        return Reply.failure(content);
    }

    /** Says of a search that it was narrowed: its total is not that of all. */
    private static Reply confined(Reply reply, Optional<String> confinedTo) {
        if (confinedTo.isEmpty() || reply.failed()) {
            return reply;
        }
        JsonObject content = reply.content().deepCopy();
        content.addProperty("searched", "only " + confinedTo.get() + " and below, which is what you may search");
        return Reply.of(content);
    }

    /** Sends a person who lacks a Kestra token to where one is registered, if the client can; the reply says it in words. */
    private void sendToTokenPage(Reply reply, Client client) throws Unanswered {
        Optional<URI> page = kestra.tokenPage();
        if (page.isPresent()
                && reply.failed()
                && reply.content().get("error").getAsString().equals(NO_CREDENTIAL)
                && client.can(Capability.ELICITATION_URL)) {
            client.visit(new Question.Page(
                    "To work with Kestra, register your Kestra API token. It does not go through this chat.",
                    page.get(),
                    UUID.randomUUID().toString()));
        }
    }

    private CallContext context(
            ToolCall call, JsonObject arguments, KestraClient watched, Decision.Allowed allowed, Consent consent) {
        return new CallContext(
                new Arguments(Confinement.applied(arguments, allowed.confinedTo())),
                call.caller().principal(),
                tenant,
                call.server(),
                watched,
                call.tool().timeout(),
                call.cancellation(),
                call.progress(),
                allowed.within(),
                consent);
    }

    private ToolCatalog.Entry entry(String tool) {
        return catalog.find(tool).orElseThrow();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
