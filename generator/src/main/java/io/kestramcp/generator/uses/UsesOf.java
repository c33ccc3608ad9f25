package io.kestramcp.generator.uses;

import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.LineOrder;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundAdapter;
import io.kestramcp.generator.bind.BoundLine;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.manifest.AdapterEntry;
import io.kestramcp.generator.manifest.HandlerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads off a binding what the tools use. The same binding gives the same uses. */
public final class UsesOf {
    private UsesOf() {}

    /** What the tools use, on every API line. */
    public static Uses of(Binding binding) {
        Set<String> parts =
                binding.manifest().parts().stream().map(AdapterEntry::name).collect(Collectors.toSet());
        List<AdapterUse> adapters = new ArrayList<>();
        for (BoundAdapter adapter : binding.adapters()) {
            adapter.lines().forEach(line -> adapters.add(adapter(adapter, line, parts.contains(adapter.name()))));
        }
        SortedMap<String, SortedMap<String, List<String>>> tools = new TreeMap<>();
        binding.tools().forEach(tool -> tools.put(tool.name(), lines(tool)));
        return new Uses(adapters, tools);
    }

    private static AdapterUse adapter(BoundAdapter adapter, BoundLine line, boolean part) {
        return new AdapterUse(
                adapter.name(),
                part,
                line.line(),
                line.calls().stream()
                        .map(call -> CallUses.of(adapter.entry().lenses().get(line.line()), call))
                        .toList(),
                AnswerUses.of(line.answer()));
    }

    private static SortedMap<String, List<String>> lines(BoundTool tool) {
        SortedMap<String, List<String>> lines = new TreeMap<>(LineOrder.OLDEST_FIRST);
        tool.lines().forEach(line -> lines.put(line.line(), adapters(tool, line.line())));
        return lines;
    }

    private static List<String> adapters(BoundTool tool, String line) {
        if (tool.entry().work() instanceof HandlerEntry handler) {
            return handler.uses().stream()
                    .filter(use -> use.on(line))
                    .map(use -> use.name().value())
                    .distinct()
                    .toList();
        }
        return List.of(tool.name());
    }
}
