package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one decision point: what a caller sees, and what he may do. The operator's limits come first, then the policy;
 * without a grant there is nothing. A tool is shown exactly if some call of it would be allowed. Thread-safe.
 */
public final class Gate {
    /** Tells callers who they are, and asks Kestra nothing: open to everybody who was let in. */
    private static final Set<String> FOR_EVERYBODY = Set.of("auth_status");

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
        if (hidden.isPresent()) {
            return new Decision.Unknown(hidden.get());
        }
        List<NamespaceScope> scopes = scopes(now.grants(caller), tool);
        if (scopes.stream().allMatch(NamespaceScope::everywhere)) {
            return new Decision.Allowed(List.of(), "granted everywhere", Optional.empty(), Namespaces.ALL);
        }
        Optional<String> confinedTo = Confinement.of(tool.reach(), arguments, trees(scopes));
        Touched touched = Touched.by(tool.reach(), Confinement.applied(arguments, confinedTo), lookup);
        Optional<String> outside = touched.problem().or(() -> outside(touched, scopes));
        if (outside.isPresent()) {
            return new Decision.Denied(touched.namespaces(), outside.get(), told(tool, scopes));
        }
        return new Decision.Allowed(
                touched.namespaces(), "granted in " + granted(scopes), confinedTo, namespace -> scopes.stream()
                        .allMatch(scope -> scope.holds(namespace)));
    }

    /**
     * Namespaces whose whole trees are what the caller may search with the tool, in alphabetical order; none when he may
     * search everywhere, or nowhere.
     */
    public List<String> trees(Identity caller, ToolDescriptor tool) {
        Map<String, NamespaceScope> grants = policy.get().grants(caller);
        return trees(tool.permissions().stream()
                .map(permission -> grants.getOrDefault(permission, NamespaceScope.NOWHERE))
                .toList());
    }

    /** The trees that all scopes hold, but none within another. */
    private static List<String> trees(List<NamespaceScope> scopes) {
        List<String> trees = scopes.stream()
                .flatMap(NamespaceScope::examples)
                .filter(each -> scopes.stream().allMatch(scope -> scope.holdsTree(each)))
                .distinct()
                .sorted()
                .toList();
        return trees.stream()
                .filter(each -> trees.stream().noneMatch(other -> each.startsWith(other + ".")))
                .toList();
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
        if (!selection.serves(tool) || tool.on(server).isEmpty()) {
            return Optional.of("not served by this gateway");
        }
        if (now.denies(tool.name())) {
            return Optional.of("denied to everybody by the policy");
        }
        if (FOR_EVERYBODY.contains(tool.name())) {
            return Optional.empty();
        }
        Map<String, NamespaceScope> grants = now.grants(caller);
        List<String> missing = tool.permissions().stream()
                .filter(permission -> !grants.containsKey(permission))
                .toList();
        if (tool.permissions().isEmpty() || !missing.isEmpty()) {
            return Optional.of("not granted: " + String.join(", ", missing));
        }
        return reachable(tool, server, scopes(grants, tool))
                ? Optional.empty()
                : Optional.of("nothing that it reaches is in the namespaces of the grants");
    }

    private static List<NamespaceScope> scopes(Map<String, NamespaceScope> grants, ToolDescriptor tool) {
        return FOR_EVERYBODY.contains(tool.name())
                ? List.of(NamespaceScope.EVERYWHERE)
                : tool.permissions().stream().map(grants::get).toList();
    }

    /** Whether there is a call that all scopes allow. */
    private static boolean reachable(ToolDescriptor tool, KestraServer server, List<NamespaceScope> scopes) {
        if (scopes.stream().allMatch(NamespaceScope::everywhere) || tool.reach() == Reach.NOTHING) {
            return true;
        }
        boolean one = scopes.stream().flatMap(NamespaceScope::examples).anyMatch(each -> scopes.stream()
                .allMatch(scope -> scope.holds(each)));
        return switch (tool.reach()) {
            case INSTANCE -> false;
            case TREE -> !trees(scopes).isEmpty() || (one && searchesOne(tool, server));
            default -> one;
        };
    }

    /** Whether it can search one namespace without those below. */
    private static boolean searchesOne(ToolDescriptor tool, KestraServer server) {
        return tool.on(server)
                .map(binding -> binding.inputSchema().getAsJsonObject("properties"))
                .filter(properties -> properties.has(Touched.ONLY_IN))
                .isPresent();
    }

    private static Optional<String> outside(Touched touched, List<NamespaceScope> scopes) {
        for (String namespace : touched.namespaces()) {
            for (NamespaceScope scope : scopes) {
                boolean inside = touched.below() ? scope.holdsTree(namespace) : scope.holds(namespace);
                if (!inside) {
                    return Optional.of(
                            (touched.below() ? "the tree of " : "") + namespace + " is outside " + scope.told());
                }
            }
        }
        return Optional.empty();
    }

    private static String told(ToolDescriptor tool, List<NamespaceScope> scopes) {
        String how =
                switch (tool.reach()) {
                    case TREE, EXECUTIONS ->
                        " Say in which namespace to search: one whose whole tree you were granted (it ends in .** above)"
                                + " or, where there is only_in, one of them with that.";
                    case CASCADE -> " Give cascade as false: what the execution started may be elsewhere.";
                    default -> "";
                };
        return "You may use " + tool.name() + " only in these namespaces: " + granted(scopes)
                + " (.* is one level below, .** is itself and all below). There is nothing for you outside them." + how;
    }

    private static String granted(List<NamespaceScope> scopes) {
        List<String> parts = new ArrayList<>();
        scopes.stream()
                .filter(scope -> !scope.everywhere())
                .map(NamespaceScope::told)
                .distinct()
                .forEach(parts::add);
        return String.join("; and of these ", parts);
    }
}
