package io.kestramcp.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the operator lets be served at all, whoever calls. Immutable. */
public final class ToolSelection {
    /** Stands for the tools that the manifest marks as core. */
    public static final String CORE = "core";
    /** Stands for every tool. */
    public static final String ALL = "all";

    private final Set<String> served;

    private ToolSelection(Set<String> served) {
        this.served = Set.copyOf(served);
    }

    /**
     * Selects.
     *
     * @param toolsets names of toolsets, {@value #CORE} or {@value #ALL}
     * @param disabled names of tools, be they former ones, or of toolsets, or groups of the earlier server; they win over {@code toolsets}
     * @param readOnly leave out what changes anything
     * @param noDestructive leave out what may overwrite, end or delete
     * @throws IllegalArgumentException naming every word that stands for nothing, and what is allowed
     */
    public static ToolSelection of(
            ToolCatalog catalog, Set<String> toolsets, Set<String> disabled, boolean readOnly, boolean noDestructive) {
        List<ToolDescriptor> all =
                catalog.all().stream().map(ToolCatalog.Entry::descriptor).toList();
        checkWords(catalog, all, toolsets, disabled);
        Predicate<ToolDescriptor> chosen = tool -> toolsets.stream().anyMatch(word -> inToolset(tool, word));
        Predicate<ToolDescriptor> refused =
                tool -> disabled.stream().anyMatch(word -> isNamed(tool, catalog.today(word)))
                        || (readOnly && !tool.hints().readOnly())
                        || (noDestructive && tool.hints().destructive());
        return new ToolSelection(all.stream()
                .filter(chosen.and(refused.negate()))
                .map(ToolDescriptor::name)
                .collect(Collectors.toSet()));
    }

    /** Whether the tool is served. */
    public boolean serves(ToolDescriptor tool) {
        return served.contains(tool.name());
    }

    private static boolean inToolset(ToolDescriptor tool, String word) {
        return word.equals(ALL)
                || (word.equals(CORE) && tool.core())
                || tool.toolset().equals(word);
    }

    private static boolean isNamed(ToolDescriptor tool, String word) {
        return tool.name().equals(word)
                || tool.toolset().equals(word)
                || FormerGroups.of(word).filter(group -> group.test(tool)).isPresent();
    }

    private static void checkWords(
            ToolCatalog catalog, List<ToolDescriptor> all, Set<String> toolsets, Set<String> disabled) {
        Set<String> knownToolsets =
                all.stream().map(ToolDescriptor::toolset).collect(Collectors.toCollection(TreeSet::new));
        Set<String> selectable = new TreeSet<>(knownToolsets);
        selectable.addAll(List.of(CORE, ALL));
        Set<String> names = all.stream().map(ToolDescriptor::name).collect(Collectors.toCollection(HashSet::new));
        List<String> problems = new ArrayList<>();
        for (String word : new TreeSet<>(toolsets)) {
            if (!selectable.contains(word)) {
                problems.add("There is no toolset " + word + ". Toolsets: " + String.join(", ", selectable) + ".");
            }
        }
        for (String word : new TreeSet<>(disabled)) {
            boolean known = knownToolsets.contains(word)
                    || names.contains(word)
                    || catalog.former(word).isPresent()
                    || FormerGroups.of(word).isPresent();
            if (!known) {
                problems.add("There is no tool or toolset " + word + " to disable. Toolsets: "
                        + String.join(", ", knownToolsets) + "; tools: see kestra-mcp tools.");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
    }
}
