package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.HandlerEntry;
import io.kestramcp.generator.manifest.HandlerEntry.UseEntry;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds hand-written tools against the adapters that they use. */
final class HandlerBinder {
    private final Map<String, BoundAdapter> adapters = new TreeMap<>();
    private final Problems problems;

    HandlerBinder(List<BoundAdapter> adapters, Problems problems) {
        adapters.forEach(adapter -> this.adapters.put(adapter.name(), adapter));
        this.problems = problems;
    }

    /** The tool on each API line that it claims. */
    List<ToolLine> bind(HandlerEntry handler) {
        handler.uses().forEach(use -> refuseUnbound(handler, use));
        JsonObject answer = answer(handler);
        List<ToolLine> lines = new ArrayList<>();
        for (String line : handler.lines()) {
            ArgumentList arguments = new ArgumentList(problems, line);
            handler.arguments()
                    .forEach((name, argument) -> arguments.add(
                            argument.place(), name, "argument " + name, argument.required(), argument.schema()));
            lines.add(new ToolLine(line, operations(handler, line), arguments.inputSchema(), answer));
        }
        return lines;
    }

    /** What is used must be there wherever it is used. */
    private void refuseUnbound(HandlerEntry handler, UseEntry use) {
        String name = use.name().value();
        Place place = handler.place().in("uses", use.name().line());
        BoundAdapter adapter = adapters.get(name);
        if (adapter == null) {
            problems.addUnknown(place, "tool or part", name, adapters.keySet());
            return;
        }
        use.line()
                .filter(line -> !handler.lines().contains(line))
                .ifPresent(line ->
                        problems.add(place, "uses " + name + " on " + line + ", where the tool itself is not there."));
        handler.lines().stream()
                .filter(use.line().isPresent() ? line -> line.equals(use.line().get()) : line -> true)
                .filter(line -> !adapter.entry().lenses().containsKey(line))
                .forEach(line -> problems.add(
                        place,
                        "uses " + name + ", which is not there on " + line + ": write { " + name
                                + ": LINE } for the line that has it, and the later ones of its major version."));
    }

    private List<Operation> operations(HandlerEntry handler, String line) {
        return handler.uses().stream()
                .filter(use -> use.on(line) && adapters.containsKey(use.name().value()))
                .flatMap(use -> adapters.get(use.name().value()).on(line).stream())
                .flatMap(bound -> bound.operations().stream())
                .distinct()
                .toList();
    }

    private JsonObject answer(HandlerEntry handler) {
        JsonObject properties = new JsonObject();
        handler.answer().forEach((name, type) -> {
            if (!Names.allowed(name)) {
                problems.add(
                        handler.place().in("answer", type.line()),
                        "answers '" + name + "'; a name is " + Names.PATTERN + " and at most " + Names.MAX_LENGTH
                                + " characters.");
            }
            properties.add(name, type.value().equals("any") ? new JsonObject() : JsonObjects.typed(type.value()));
        });
        return OutputSchemas.object(properties);
    }
}
