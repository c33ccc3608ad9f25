package io.kestramcp.contract.change;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the tools use of Kestra's API, on each API line: derived from the manifest when the tools are generated, and there at
 * run time as {@code io/kestramcp/tools/uses.json} ({@link UsesJson}).
 *
 * @param adapters every plain tool and every part, once for each API line that it is on
 * @param tools by name and API line the adapters that a tool works with; a plain tool works with its own
 */
public record Uses(List<AdapterUse> adapters, SortedMap<String, SortedMap<String, List<String>>> tools) {
    /** Keeps unmodifiable views. */
    public Uses {
        adapters = List.copyOf(adapters);
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
    }

    /** The adapters of an API line. */
    public Stream<AdapterUse> on(String line) {
        return adapters.stream().filter(each -> each.line().equals(line));
    }

    /** The tools that work with an adapter on an API line, by name. */
    public SortedSet<String> toolsWith(String adapter, String line) {
        SortedSet<String> found = new TreeSet<>();
        tools.forEach((tool, lines) -> {
            if (lines.getOrDefault(line, List.of()).contains(adapter)) {
                found.add(tool);
            }
        });
        return found;
    }

    /** The tools of an API line, by name. */
    public List<String> toolsOn(String line) {
        return tools.entrySet().stream()
                .filter(each -> each.getValue().containsKey(line))
                .map(each -> each.getKey())
                .toList();
    }

    /** The API lines that a tool uses anything of, in their order. */
    public SortedSet<String> lines() {
        SortedSet<String> lines = new TreeSet<>(LineOrder.OLDEST_FIRST);
        adapters.forEach(each -> lines.add(each.line()));
        return lines;
    }
}
