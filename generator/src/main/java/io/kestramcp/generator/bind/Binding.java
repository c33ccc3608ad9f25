package io.kestramcp.generator.bind;

import io.kestramcp.generator.contract.Contract;
import io.kestramcp.generator.manifest.Manifest;
import java.util.List;
import java.util.SortedMap;

/**
 * The manifest and the contracts, found to agree: all that is needed to write code.
 *
 * @param contracts by API line
 */
public record Binding(Manifest manifest, SortedMap<String, Contract> contracts, List<BoundTool> tools) {}
