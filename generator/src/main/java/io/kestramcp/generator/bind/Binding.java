package io.kestramcp.generator.bind;

import io.kestramcp.contract.Contract;
import io.kestramcp.generator.manifest.Manifest;
import java.util.List;
import java.util.SortedMap;

/**
 * The manifest and the contracts, found to agree: all that is needed to write code.
 *
 * @param contracts by API line
 * @param adapters of the plain tools, then of the parts
 */
public record Binding(
        Manifest manifest, SortedMap<String, Contract> contracts, List<BoundAdapter> adapters, List<BoundTool> tools) {

    /** The adapter of this name; there is one for each plain tool, part and use. */
    public BoundAdapter adapter(String name) {
        return adapters.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
