package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one decision point: what a caller sees, and what he may do. The operator's limits come first, then the policy;
 * without a grant there is nothing. A tool is shown exactly if some call of it would be allowed. To show a tool and to allow
 * a call that is like an earlier one allocates nothing. Thread-safe.
 */
public final class Gate {
    /** Tells callers who they are, and asks Kestra nothing: open to everybody who was let in. */
    private static final Set<String> FOR_EVERYBODY = Set.of("auth_status");

    private static final Optional<String> OUT_OF_REACH =
            Optional.of("nothing that it reaches is in the namespaces of the grants");

    private final ToolSelection selection;
    private final Supplier<Policy> policy;

    /**
     * @param selection the operator's limits, which no claim widens
     * @param policy the policy that holds now; asked at each decision
     */
    public Gate(ToolSelection selection, Supplier<Policy> policy) {
        this.selection = selection;
        this.policy = policy;
    }

    /** Whether everybody who was let in may use the tool, where it is served and the policy does not deny it. */
    public static boolean forEverybody(String tool) {
        return FOR_EVERYBODY.contains(tool);
    }

    /** Whether the caller may know of the tool on the connected Kestra. */
    public boolean shows(Identity caller, ToolDescriptor tool, KestraServer server) {
        return hidden(policy.get(), caller, tool, server).isEmpty();
    }

    /**
     * Decides one call.
     *
     * @param arguments as the caller gave them
     * @param lookup asked only when the decision hangs on where something belongs
     */
    public Decision decide(
            Identity caller, ToolDescriptor tool, KestraServer server, JsonObject arguments, NamespaceLookup lookup) {
        Policy now = policy.get();
        Optional<String> hidden = hidden(now, caller, tool, server);
        return hidden.isPresent()
                ? new Decision.Unknown(hidden.get())
                : now.grants(caller).of(tool).decide(arguments, lookup);
    }

    /**
     * Namespaces whose whole trees are what the caller may search with the tool, in alphabetical order; none when he may
     * search everywhere, or nowhere.
     */
    public List<String> trees(Identity caller, ToolDescriptor tool) {
        return policy.get().grants(caller).of(tool).trees();
    }

    /** The scopes that a client without a token is to ask for; none where nothing is granted by scopes. */
    public Set<String> signInScopes() {
        return policy.get().signInScopes();
    }

    /**
     * The scopes with which the caller would be shown more of the tools: all by which the policy grants something, those
     * of his token among them, so that a client which asks for them loses none. Empty where they would show him no more.
     * What he called has no say in it, so that the answer tells nothing of what there is.
     */
    public Set<String> stepUp(Identity caller, List<ToolDescriptor> tools, KestraServer server) {
        Policy now = policy.get();
        Set<String> scopes = now.scopes(caller);
        if (scopes.isEmpty() || !fromItsProvider(caller)) {
            return Set.of();
        }
        Identity wider = new Identity(caller.principal(), caller.claims().withScopes(scopes));
        boolean more = tools.stream()
                .anyMatch(tool -> hidden(now, caller, tool, server).isPresent()
                        && hidden(now, wider, tool, server).isEmpty());
        return more ? now.asked(scopes) : Set.of();
    }

    /** Whether the provider made the token: the gateway's own have one scope, whatever a client asks for. */
    private static boolean fromItsProvider(Identity caller) {
        Object issuer =
                caller.claims().values().getOrDefault("iss", caller.principal().issuer());
        return issuer.equals(caller.principal().issuer());
    }

    /** Why the tool does not exist for the caller; empty if it does. */
    private Optional<String> hidden(Policy now, Identity caller, ToolDescriptor tool, KestraServer server) {
        if (!selection.serves(tool) || !tool.isOn(server)) {
            return Optional.of("not served by this gateway");
        }
        if (now.denies(tool.name())) {
            return Optional.of("denied to everybody by the policy");
        }
        if (FOR_EVERYBODY.contains(tool.name())) {
            return Optional.empty();
        }
        Standing standing = now.grants(caller).of(tool);
        return standing.missing().isPresent() || standing.reaches(server) ? standing.missing() : OUT_OF_REACH;
    }
}
