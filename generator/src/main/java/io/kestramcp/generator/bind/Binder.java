package io.kestramcp.generator.bind;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Edition;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.AdapterEntry;
import io.kestramcp.generator.manifest.HandlerEntry;
import io.kestramcp.generator.manifest.Lens;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds a whole manifest. */
public final class Binder {
    private final SortedMap<String, Contract> contracts;
    private final Problems problems;

    /**
     * Makes a binder.
     *
     * @param contracts the slices, one for each API line of the manifest
     * @param problems where everything that does not fit goes
     */
    public Binder(Collection<Contract> contracts, Problems problems) {
        this.contracts = new TreeMap<>();
        contracts.forEach(contract -> this.contracts.put(contract.line(), contract));
        this.problems = problems;
    }

    /** Binds every tool on every API line that it claims. What cannot be bound is a problem and is left out. */
    public Binding bind(Manifest manifest) {
        manifest.lines().stream()
                .filter(line -> !contracts.containsKey(line.value()))
                .forEach(line -> problems.add(
                        new Place(line.line(), "", "lines"),
                        "has " + line + ", but there is no contract kestra-" + line + ".yaml."));
        new TableCheck(problems).check(manifest);
        new RenamedCheck(problems).check(manifest);
        manifest.operations()
                .forEach(id -> contracts.forEach((line, contract) -> {
                    if (contract.operation(id.value()).isEmpty()) {
                        problems.addUnknownOperation(
                                new Place(id.line(), "", "instance_operations"),
                                line,
                                id.value(),
                                contract.operations().keySet());
                    }
                }));
        List<BoundAdapter> adapters =
                manifest.adapters().stream().map(this::adapter).toList();
        HandlerBinder handlers = new HandlerBinder(adapters, problems);
        List<BoundTool> tools = manifest.tools().stream()
                .map(tool -> tool(
                        tool,
                        tool.work() instanceof HandlerEntry handler
                                ? handlers.bind(handler)
                                : lines(adapters, tool.name())))
                .toList();
        checkOffer(manifest, tools);
        return new Binding(manifest, contracts, adapters, tools);
    }

    /** What is offered beside tools needs nothing but tools that fit. */
    private void checkOffer(Manifest manifest, List<BoundTool> tools) {
        Map<String, BoundTool> byName = new TreeMap<>();
        tools.forEach(tool -> byName.put(tool.name(), tool));
        new ResourceCheck(byName, problems).check(manifest.resources());
        new PromptCheck(byName, problems).check(manifest);
        new CompletionCheck(byName, problems).check(manifest);
    }

    private BoundAdapter adapter(AdapterEntry entry) {
        List<BoundLine> lines = new ArrayList<>();
        for (Map.Entry<String, Lens> each : entry.lenses().entrySet()) {
            Contract contract = contracts.get(each.getKey());
            if (contract != null) {
                ArgumentList arguments = new ArgumentList(problems, each.getKey());
                Scope scope = new Scope(each.getKey(), contract, each.getValue(), arguments, problems);
                new LineBinder(scope).bind().ifPresent(lines::add);
            }
        }
        refuseKeepOfNothing(entry, lines);
        return new BoundAdapter(entry, lines);
    }

    /** What is kept must be answered on some line. On one where nothing is answered, the tool says done. */
    private void refuseKeepOfNothing(AdapterEntry entry, List<BoundLine> lines) {
        boolean nothing = !lines.isEmpty() && lines.stream().allMatch(line -> line.answer() instanceof Shape.Done);
        entry.lenses().values().stream()
                .filter(lens -> nothing && !lens.keep().isEmpty())
                .findFirst()
                .ifPresent(lens -> problems.add(
                        lens.keep().get(0).place(),
                        "keeps a value, but the operation answers with nothing: remove keep."));
    }

    private static List<ToolLine> lines(List<BoundAdapter> adapters, String name) {
        return adapters.stream()
                .filter(adapter -> adapter.name().equals(name))
                .flatMap(adapter -> adapter.lines().stream())
                .map(line -> new ToolLine(line.line(), line.operations(), line.inputSchema(), line.outputSchema()))
                .toList();
    }

    private BoundTool tool(ToolEntry entry, List<ToolLine> lines) {
        return new BoundTool(
                entry,
                HintsOf.operations(entry, lines),
                new ReachOf(problems).tool(entry, lines),
                edition(lines),
                lines);
    }

    private static Edition edition(List<ToolLine> lines) {
        return lines.stream()
                        .flatMap(line -> line.operations().stream())
                        .map(Operation::edition)
                        .anyMatch(Edition.EE::equals)
                ? Edition.EE
                : Edition.OSS;
    }
}
