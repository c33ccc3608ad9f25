package io.kestramcp.tool;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The group names by which the earlier server for Kestra switched tools off, so that {@code KESTRA_MCP_DISABLED_TOOLS}
 * keeps its meaning. The names that both use ({@code files}, {@code kv}, {@code logs}) are toolsets.
 */
final class FormerGroups {
    private static final Map<String, Predicate<ToolDescriptor>> GROUPS = Map.of(
            "flow", toolset("flows"),
            "execution", toolset("executions"),
            "namespace", toolset("namespaces"),
            "ee", ToolDescriptor::enterprise,
            "backfill", named("backfill"),
            "replay", named("replay"),
            "restart", named("restart"),
            "resume", named("resume"));

    private FormerGroups() {}

    /** The tools that the group stood for; empty when there was no such group. */
    static Optional<Predicate<ToolDescriptor>> of(String group) {
        return Optional.ofNullable(GROUPS.get(group));
    }

    private static Predicate<ToolDescriptor> toolset(String name) {
        return tool -> tool.toolset().equals(name);
    }

    private static Predicate<ToolDescriptor> named(String verb) {
        return tool -> tool.name().contains(verb);
    }
}
