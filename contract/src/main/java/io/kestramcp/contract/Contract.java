package io.kestramcp.contract;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * A contract slice: the facts of one API line of Kestra.
 *
 * @param line the API line, such as {@code 1.3}: from the file's name
 * @param version the version of the Kestra that the slice was imported from
 * @param operations by operationId, sorted
 * @param definitions the named schemas as the contract has them
 */
public record Contract(
        String line, String version, Map<String, Operation> operations, Map<String, Object> definitions) {
    /** Keeps unmodifiable views. */
    public Contract {
        operations = Collections.unmodifiableMap(operations);
        definitions = Collections.unmodifiableMap(definitions);
    }

    /**
     * Reads a slice.
     *
     * @param file a file named {@code kestra-LINE.yaml}
     * @throws ContractException when it cannot be read or is not a slice
     */
    public static Contract read(Path file) {
        return ContractReader.of(file).read();
    }

    /**
     * Reads what was parsed already.
     *
     * @param name what messages call it
     * @param line the API line, such as {@code 1.3}
     * @param tree the slice as an OpenAPI document
     * @throws ContractException when it is not a slice
     */
    public static Contract of(String name, String line, Map<String, Object> tree) {
        return new ContractReader(name, line, tree).read();
    }

    /** The operation of this id. */
    public Optional<Operation> operation(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** The schema of this name. */
    public Optional<Schema> schema(String name) {
        return definitions.containsKey(name)
                ? Optional.of(Schema.of(definitions, Trees.map(definitions.get(name))))
                : Optional.empty();
    }
}
