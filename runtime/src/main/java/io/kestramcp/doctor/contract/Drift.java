package io.kestramcp.doctor.contract;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.Context;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.kestra.KestraServer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tools that behave differently with what a Kestra serves than with the contract that they were bound to, by the rules of
 * the importer's report. There a change may come to nothing, since an import follows it; here nothing follows.
 *
 * @param tools what became of them, in alphabetical order
 */
public record Drift(List<DriftedTool> tools) {
    /** Keeps an unmodifiable copy. */
    public Drift {
        tools = List.copyOf(tools);
    }

    /**
     * Compares.
     *
     * @param server which Kestra it is, and the line by which it is spoken to
     * @param tenant that calls are for
     * @param served what it serves as its specification
     * @param names of the tools that matter
     * @throws ContractException when the specification cannot be used
     */
    public static Drift of(KestraServer server, String tenant, byte[] served, Collection<String> names) {
        Contract ours = ShippedContracts.of(server.line());
        Spec spec = Spec.of("/swagger/kestra.yml", served);
        // A repair of what this document does not have finds nothing, which is as well here.
        for (Overlay overlay : ShippedContracts.overlays(server.line())) {
            overlay.apply(spec);
        }
        Slice slice = Slice.of(spec, wanted(ours), List.of(ours));
        Contract theirs = slice.contract(ours.line());
        Uses uses = ShippedContracts.uses();
        Comparison comparison =
                Comparison.of(ours, theirs, uses, ours.line(), new Context(slice.renamed(), routes(spec)));
        DriftRules rules = new DriftRules(server, tenant, ours, theirs, uses);
        return new Drift(comparison.tools().stream()
                .filter(tool -> names.contains(tool.tool()))
                .map(rules::judge)
                .filter(tool -> !tool.sentences().isEmpty())
                .toList());
    }

    /** Those that cannot work at all. */
    public List<String> unusable() {
        return tools.stream()
                .filter(DriftedTool::unusable)
                .map(DriftedTool::name)
                .toList();
    }

    private static Map<String, String> wanted(Contract ours) {
        return ours.operations().keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> "the contract of " + ours.line()));
    }

    private static SortedMap<String, String> routes(Spec spec) {
        SortedMap<String, String> routes = new TreeMap<>();
        spec.operations().forEach(each -> routes.put(each.id(), each.method() + " " + each.path()));
        return routes;
    }
}
