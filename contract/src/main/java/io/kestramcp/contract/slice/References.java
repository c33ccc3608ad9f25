package io.kestramcp.contract.slice;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the schemas that something refers to, over any number of steps. Only references inside the document are followed. */
final class References {
    private static final String SCHEMAS = "#/components/schemas/";

    private final String name;
    private final Map<String, Object> schemas;
    private final Map<String, Object> found = new TreeMap<>();

    /**
     * @param name the spec's name, for messages
     * @param schemas its {@code components.schemas}
     */
    References(String name, Map<String, Object> schemas) {
        this.name = name;
        this.schemas = schemas;
    }

    /**
     * The facts of all schemas that a tree needs, by name, sorted.
     *
     * @throws ContractException when a reference leaves the document or leads nowhere
     */
    Map<String, Object> neededBy(Object tree) {
        Deque<Object> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            references(open.pop()).forEach(reference -> {
                String schema = schemaName(reference);
                if (!found.containsKey(schema)) {
                    Map<String, Object> facts = Facts.schema(Trees.map(schemas.get(schema)));
                    found.put(schema, facts);
                    open.push(facts);
                }
            });
        }
        return found;
    }

    private String schemaName(String reference) {
        if (!reference.startsWith(SCHEMAS)) {
            throw new ContractException(name + " refers to " + reference
                    + ", which is not one of its schemas. A spec that" + " refers to other documents is not read.");
        }
        String schema = reference.substring(SCHEMAS.length()).replace("~1", "/").replace("~0", "~");
        if (!schemas.containsKey(schema)) {
            throw new ContractException(name + " refers to the schema " + schema + ", which it does not have.");
        }
        return schema;
    }

    private static Stream<String> references(Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().flatMap(References::references);
        }
        Map<String, Object> map = Trees.map(tree);
        Stream<String> own = map.get("$ref") instanceof String reference ? Stream.of(reference) : Stream.empty();
        Stream<String> mapped = map.get("propertyName") instanceof String
                ? Trees.map(map.get("mapping")).values().stream().map(String::valueOf)
                : Stream.empty();
        return Stream.concat(Stream.concat(own, mapped), map.values().stream().flatMap(References::references));
    }
}
