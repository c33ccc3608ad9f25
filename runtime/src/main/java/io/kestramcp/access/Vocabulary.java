package io.kestramcp.access;

import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolCatalog;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that a policy may use, as the tool manifest declares them. Immutable.
 *
 * @param permissions every permission
 * @param roles the permissions of each role before a policy changes them
 * @param tools the name of every tool
 * @param former the names that tools had, as far as they are understood
 */
public record Vocabulary(
        Set<String> permissions,
        SortedMap<String, Set<String>> roles,
        Set<String> tools,
        Map<String, FormerName> former) {
    /**
     * What the claim values of the earlier server let their holders do there. The values are roles here, so that a token
     * made for that server is worth the same: reading covered one execution by its id.
     */
    private static final Map<String, Set<String>> FORMER_ROLES = Map.of(
            "kestra.flow.read", Set.of("flow.read", "execution.read"),
            "kestra.flow.write", Set.of("flow.write"),
            "kestra.flow.execute", Set.of("flow.execute"));

    /** Keeps unmodifiable copies. */
    public Vocabulary {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        tools = Collections.unmodifiableSortedSet(new TreeSet<>(tools));
        former = Map.copyOf(former);
    }

    /** The words of the catalogue, and the claim values of the earlier server as roles. */
    public static Vocabulary of(ToolCatalog catalog) {
        Set<String> permissions = catalog.permissions().all();
        SortedMap<String, Set<String>> roles =
                new TreeMap<>(catalog.permissions().roles());
        FORMER_ROLES.forEach((name, held) -> {
            Set<String> existing = new TreeSet<>(held);
            existing.retainAll(permissions);
            roles.put(name, existing);
        });
        Set<String> tools = new TreeSet<>();
        catalog.all().forEach(each -> tools.add(each.descriptor().name()));
        Map<String, FormerName> former = new HashMap<>();
        catalog.former().forEach(each -> former.put(each.name(), each));
        return new Vocabulary(permissions, roles, tools, former);
    }

    /**
     * The name of today for the name of a tool, be it a former one.
     *
     * @throws IllegalArgumentException when no tool has or had it
     */
    String tool(String name) {
        if (former.get(name) instanceof FormerName.Renamed renamed) {
            return renamed.to();
        }
        if (!tools.contains(name) && !former.containsKey(name)) {
            throw new IllegalArgumentException("is no tool: there are " + PolicyYaml.listed(tools));
        }
        return name;
    }
}
