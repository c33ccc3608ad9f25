package io.kestramcp.doctor.contract;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.YamlTree;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.change.UsesJson;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The contracts that this build's tools were bound to, with the repairs that they were imported with. */
final class ShippedContracts {
    private static final String OVERLAY = "overlay.yaml";

    private ShippedContracts() {}

    /** The contract of an API line. */
    static Contract of(ApiLine line) {
        String name = "kestra-" + line + ".yaml";
        return Contract.of(name, line.name(), YamlTree.parse(name, new String(bytes(name), StandardCharsets.UTF_8)));
    }

    /** The repairs of an API line, in their order. */
    static List<Overlay> overlays(ApiLine line) {
        return Stream.of(OVERLAY, "overlay-" + line + ".yaml")
                .filter(name -> GeneratedTools.class.getResource(name) != null)
                .map(name -> Overlay.of(name, bytes(name)))
                .toList();
    }

    /** What the tools use of the contracts. */
    static Uses uses() {
        return UsesJson.read(new String(bytes("uses.json"), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = GeneratedTools.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
