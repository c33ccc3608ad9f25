package io.kestramcp.generator.coverage;

import io.kestramcp.generator.manifest.AdapterEntry;
import io.kestramcp.generator.manifest.HandlerEntry;
import io.kestramcp.generator.manifest.Lens;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls which operation: derived from the tools, so that nobody has to write it down twice. */
final class Callers {
    private Callers() {}

    /**
     * The tools that call each operation on one API line. One that only the gateway itself calls has none.
     *
     * @return names of tools by operationId; operations that nobody calls are not in it
     */
    static SortedMap<String, SortedSet<String>> of(Manifest manifest, String line) {
        Map<String, AdapterEntry> adapters = manifest.adapters().stream()
                .collect(Collectors.toMap(AdapterEntry::name, each -> each, (first, second) -> first));
        SortedMap<String, SortedSet<String>> callers = new TreeMap<>();
        manifest.operations().forEach(id -> callers.put(id.value(), new TreeSet<>()));
        for (ToolEntry tool : manifest.tools()) {
            adapters(tool, line, adapters)
                    .flatMap(adapter -> operations(adapter, line))
                    .forEach(id ->
                            callers.computeIfAbsent(id, each -> new TreeSet<>()).add(tool.name()));
        }
        return callers;
    }

    private static Stream<AdapterEntry> adapters(ToolEntry tool, String line, Map<String, AdapterEntry> adapters) {
        if (tool.work() instanceof HandlerEntry handler) {
            return handler.uses().stream()
                    .filter(use -> handler.lines().contains(line) && use.on(line))
                    .flatMap(use -> Optional.ofNullable(adapters.get(use.name().value())).stream());
        }
        return Stream.of((AdapterEntry) tool.work());
    }

    private static Stream<String> operations(AdapterEntry adapter, String line) {
        Lens lens = adapter.lenses().get(line);
        return lens == null
                ? Stream.empty()
                : Stream.concat(Stream.of(lens.operation()), lens.otherwise().values().stream())
                        .map(id -> id.value());
    }
}
