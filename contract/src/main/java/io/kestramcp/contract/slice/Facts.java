package io.kestramcp.contract.slice;

import io.kestramcp.contract.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Keeps the facts of a spec and leaves its words: what is not named here (summary, description, example, title, links and
 * whatever comes next) is not copied. Every kind of object is written in one order of keys, whatever order the spec has.
 */
final class Facts {
    private static final List<String> SCHEMA_FACTS = List.of(
            "$ref",
            "type",
            "format",
            "enum",
            "default",
            "nullable",
            "readOnly",
            "writeOnly",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "required",
            "discriminator");

    private Facts() {}

    /** An operation, without its parameters' order changed. */
    static Map<String, Object> operation(Map<String, Object> operation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        copy(operation, facts, List.of("operationId", "tags"));
        Object edition = Trees.map(operation.get("x-kestra")).get("edition");
        if (edition != null) {
            facts.put("x-kestra", Map.of("edition", edition));
        }
        nest(operation, facts, "parameters", Facts::each, Facts::parameter);
        if (operation.containsKey("requestBody")) {
            Map<String, Object> body = new LinkedHashMap<>();
            copy(Trees.map(operation.get("requestBody")), body, List.of("$ref", "required"));
            content(Trees.map(operation.get("requestBody")), body);
            facts.put("requestBody", body);
        }
        Map<String, Object> responses = new TreeMap<>();
        Trees.map(operation.get("responses"))
                .forEach((status, response) -> responses.put(status, response(Trees.map(response))));
        facts.put("responses", responses);
        return facts;
    }

    /** A schema, and the schemas in it. */
    static Map<String, Object> schema(Map<String, Object> schema) {
        Map<String, Object> facts = new LinkedHashMap<>();
        copy(schema, facts, SCHEMA_FACTS);
        nest(schema, facts, "items", Facts::itself, Facts::schema);
        nest(schema, facts, "properties", Facts::named, Facts::schema);
        nest(schema, facts, "additionalProperties", Facts::itself, Facts::schema);
        for (String parts : List.of("allOf", "anyOf", "oneOf")) {
            nest(schema, facts, parts, Facts::each, Facts::schema);
        }
        nest(schema, facts, "not", Facts::itself, Facts::schema);
        return facts;
    }

    private static Map<String, Object> parameter(Map<String, Object> parameter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        copy(parameter, facts, List.of("$ref", "name", "in", "required", "deprecated", "style"));
        nest(parameter, facts, "schema", Facts::itself, Facts::schema);
        return facts;
    }

    private static Map<String, Object> response(Map<String, Object> response) {
        Map<String, Object> facts = new LinkedHashMap<>();
        copy(response, facts, List.of("$ref"));
        if (facts.isEmpty()) {
            facts.put("description", ""); // OpenAPI wants one
        }
        content(response, facts);
        return facts;
    }

    private static void content(Map<String, Object> from, Map<String, Object> to) {
        nest(from, to, "content", Facts::named, mediaType -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            nest(mediaType, facts, "schema", Facts::itself, Facts::schema);
            return facts;
        });
    }

    private static void copy(Map<String, Object> from, Map<String, Object> to, List<String> keys) {
        for (String key : keys) {
            if (from.containsKey(key)) {
                to.put(key, from.get(key));
            }
        }
    }

    private static void nest(Map<String, Object> from, Map<String, Object> to, String key, Shape shape, Reader reader) {
        if (from.containsKey(key)) {
            to.put(key, shape.read(from.get(key), reader));
        }
    }

    private static Object itself(Object value, Reader reader) {
        return value instanceof Map ? reader.apply(Trees.map(value)) : value;
    }

    private static Object each(Object value, Reader reader) {
        return Trees.list(value).stream()
                .map(part -> reader.apply(Trees.map(part)))
                .toList();
    }

    private static Object named(Object value, Reader reader) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Trees.map(value).forEach((name, part) -> facts.put(name, reader.apply(Trees.map(part))));
        return facts;
    }

    /** Reads the facts of one object. */
    private interface Reader extends UnaryOperator<Map<String, Object>> {}

    /** How the objects are nested: one, a list, or by name. */
    private interface Shape {
        Object read(Object value, Reader reader);
    }
}
