package io.kestramcp.contract.slice;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.Trees;
import io.kestramcp.contract.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A full spec as it came.
 *
 * @param name the file's name, without its folder
 * @param sha256 of its bytes, in hexadecimal
 * @param tree its content; {@link Overlay} changes it in place
 */
public record Spec(String name, String sha256, Map<String, Object> tree) {
    /**
     * Reads a spec.
     *
     * @param name what messages call it
     * @throws ContractException when it is not an OpenAPI 3.0 document with paths
     */
    public static Spec of(String name, byte[] bytes) {
        Map<String, Object> tree = YamlTree.parse(name, new String(bytes, StandardCharsets.UTF_8));
        String version = String.valueOf(tree.get("openapi"));
        if (!version.startsWith("3.0") || Trees.map(tree.get("paths")).isEmpty()) {
            throw new ContractException(name + " is not an OpenAPI 3.0 document with paths (openapi: " + version
                    + "). A running Kestra serves its own at /swagger/kestra.yml.");
        }
        return new Spec(name, Sha256.of(bytes), tree);
    }

    /** The title that the spec gives itself, such as {@code Kestra EE}. */
    public String title() {
        return String.valueOf(Trees.map(tree.get("info")).get("title"));
    }

    /** The version that the spec gives itself. */
    public String version() {
        return String.valueOf(Trees.map(tree.get("info")).get("version"));
    }

    /** Every operation, in the document's order. One without a tag is below {@code (no tag)}. */
    public List<ListedOperation> operations() {
        return FullOperation.of(this).stream().map(FullOperation::listed).toList();
    }
}
