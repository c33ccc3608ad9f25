package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How those who hold certain grants stand to one tool, whatever the arguments. Thread-safe. */
final class Standing {
    private final ToolDescriptor tool;
    private final Optional<String> missing;
    private final List<NamespaceScope> scopes;
    private final boolean everywhere;
    private final boolean somewhere;
    private final List<String> trees;
    private final Set<ApiLine> searchesOne;
    private final RememberedCalls remembered = new RememberedCalls();

    /** @param granted where each permission holds that is held at all */
    Standing(ToolDescriptor tool, Map<String, NamespaceScope> granted) {
        this.tool = tool;
        boolean free = Gate.forEverybody(tool.name());
        this.missing = free ? Optional.empty() : missing(tool, granted);
        this.scopes = free
                ? List.of(NamespaceScope.EVERYWHERE)
                : tool.permissions().stream()
                        .map(permission -> granted.getOrDefault(permission, NamespaceScope.NOWHERE))
                        .toList();
        this.everywhere = scopes.stream().allMatch(NamespaceScope::everywhere);
        this.somewhere = scopes.stream().flatMap(NamespaceScope::examples).anyMatch(this::holds);
        this.trees = trees(scopes);
        this.searchesOne = tool.bindings().keySet().stream()
                .filter(line -> searchesOne(tool.bindings().get(line)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> missing(ToolDescriptor tool, Map<String, NamespaceScope> granted) {
        List<String> missing = tool.permissions().stream()
                .filter(permission -> !granted.containsKey(permission))
                .toList();
        return tool.permissions().isEmpty() || !missing.isEmpty()
                ? Optional.of("not granted: " + String.join(", ", missing))
                : Optional.empty();
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

    /** Whether it is of that very description: each is made once, and to compare all that it says takes its time. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(ToolDescriptor other) {
        return tool == other;
    }

    /** Which permissions are not granted; empty: all are. */
    Optional<String> missing() {
        return missing;
    }

    /** Namespaces whose whole trees may be searched, in alphabetical order; none where everything may be, or nothing. */
    List<String> trees() {
        return trees;
    }

    /** Whether there is a call on such a server that all permissions allow. */
    boolean reaches(KestraServer server) {
        if (everywhere || tool.reach() == Reach.NOTHING) {
            return true;
        }
        return switch (tool.reach()) {
            case INSTANCE -> false;
            case TREE -> !trees.isEmpty() || (somewhere && searchesOne.contains(server.line()));
            default -> somewhere;
        };
    }

    /** Whether it can search one namespace without those below. */
    private static boolean searchesOne(ToolDescriptor.Binding binding) {
        JsonObject properties = binding.inputSchema().getAsJsonObject("properties");
        return properties != null && properties.has(Touched.ONLY_IN);
    }

    /** Decides a call of which all permissions are granted. */
    Decision decide(JsonObject arguments, NamespaceLookup lookup) {
        if (everywhere) {
            return Decision.Allowed.EVERYWHERE;
        }
        Optional<Decision.Allowed> known = remembered.find(tool.reach(), arguments);
        return known.isPresent() ? known.get() : workedOut(arguments, lookup);
    }

    private Decision workedOut(JsonObject arguments, NamespaceLookup lookup) {
        Optional<String> confinedTo = Confinement.of(tool.reach(), arguments, trees);
        Touched touched = Touched.by(tool.reach(), Confinement.applied(arguments, confinedTo), lookup);
        Optional<String> outside = touched.problem().or(() -> outside(touched));
        if (outside.isPresent()) {
            return new Decision.Denied(touched.namespaces(), outside.get(), told());
        }
        Namespaces within = this::holds;
        Decision.Allowed allowed =
                new Decision.Allowed(touched.namespaces(), "granted in " + granted(), confinedTo, within);
        remembered.keep(tool.reach(), arguments, allowed);
        return allowed;
    }

    private boolean holds(String namespace) {
        return scopes.stream().allMatch(scope -> scope.holds(namespace));
    }

    private Optional<String> outside(Touched touched) {
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

    private String told() {
        String how =
                switch (tool.reach()) {
                    case TREE, EXECUTIONS ->
                        " Say in which namespace to search: one whose whole tree you were granted (it ends in .** above)"
                                + " or, where there is only_in, one of them with that.";
                    case CASCADE -> " Give cascade as false: what the execution started may be elsewhere.";
                    default -> "";
                };
        return "You may use " + tool.name() + " only in these namespaces: " + granted()
                + " (.* is one level below, .** is itself and all below). There is nothing for you outside them." + how;
    }

    private String granted() {
        return scopes.stream()
                .filter(scope -> !scope.everywhere())
                .map(NamespaceScope::told)
                .distinct()
                .collect(Collectors.joining("; and of these "));
    }
}
