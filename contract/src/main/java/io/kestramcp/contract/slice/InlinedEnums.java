package io.kestramcp.contract.slice;

import io.kestramcp.contract.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the enum that a parameter refers to into the parameter itself, so that the client's argument is a String and not a
 * class of its own. References to anything but an enum are left.
 */
final class InlinedEnums {
    private final Map<String, Object> schemas;

    InlinedEnums(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    /** The parameter with the enums of its schema, and of its items, in place. */
    Map<String, Object> parameter(Map<String, Object> parameter) {
        Map<String, Object> inlined = new LinkedHashMap<>(parameter);
        inlined.computeIfPresent("schema", (key, schema) -> schema(Trees.map(schema)));
        return inlined;
    }

    private Map<String, Object> schema(Map<String, Object> schema) {
        Map<String, Object> inlined = new LinkedHashMap<>();
        List<Object> parts = Trees.list(schema.get("allOf"));
        Object reference = parts.size() == 1 ? Trees.map(parts.get(0)).get("$ref") : schema.get("$ref");
        Map<String, Object> target = referred(reference);
        if (target.containsKey("enum")) {
            inlined.putAll(Facts.schema(target));
            inlined.putAll(schema);
            inlined.remove("allOf");
            inlined.remove("$ref");
        } else {
            inlined.putAll(schema);
        }
        inlined.computeIfPresent("items", (key, items) -> schema(Trees.map(items)));
        return inlined;
    }

    private Map<String, Object> referred(Object reference) {
        return reference instanceof String text
                ? Trees.map(schemas.get(text.substring(text.lastIndexOf('/') + 1)))
                : Map.of();
    }
}
