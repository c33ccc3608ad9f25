package io.kestramcp.generator.importer;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Schema;
import io.kestramcp.contract.Trees;
import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.AnswerUse.Form;
import io.kestramcp.contract.change.Uses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tools use of a spec, as a document of its own that is small enough to be kept for a test: requests whole, answers
 * cut to what tools keep. Facts only.
 */
final class FactsOfSpec {
    private static final int MAX_DEPTH = 4;
    private static final List<String> FACTS = List.of(
            "type",
            "format",
            "enum",
            "default",
            "nullable",
            "readOnly",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "required");
    private static final String WHOLE = "";

    private final Uses uses;
    private final Map<String, Object> slice;
    private final Contract contract;

    /** @param slice the slice of the spec, with all that any tool uses */
    FactsOfSpec(Uses uses, Map<String, Object> slice, Contract contract) {
        this.uses = uses;
        this.slice = slice;
        this.contract = contract;
    }

    /** Each operation in its parts: what many specs have alike is then the same in more of them. */
    List<Map<String, Object>> operations() {
        List<Map<String, Object>> parts = new ArrayList<>();
        contract.operations().forEach((id, operation) -> {
            Map<String, Object> route = new LinkedHashMap<>();
            route.put("path", operation.path());
            route.put("method", operation.method().toLowerCase(Locale.ROOT));
            parts.add(part(id, "route", route));
            operation(operation).forEach((name, value) -> parts.add(part(id, name, value)));
        });
        return parts;
    }

    private static Map<String, Object> part(String id, String name, Object value) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("operation", id);
        part.put("part", name);
        part.put("value", value);
        return part;
    }

    private Map<String, Object> operation(Operation operation) {
        Map<String, Object> raw =
                Trees.map(Trees.map(Trees.map(slice.get("paths")).get(operation.path()))
                        .get(operation.method().toLowerCase(Locale.ROOT)));
        Map<String, Object> facts = new LinkedHashMap<>();
        copy(raw, facts, "x-kestra");
        copy(raw, facts, "parameters");
        operation.body().ifPresent(body -> {
            Map<String, Object> owner = new LinkedHashMap<>();
            owner.put("required", body.required());
            owner.put("content", Map.of(body.mediaType(), Map.of("schema", schema(body.schema(), 0))));
            facts.put("requestBody", owner);
        });
        facts.put("responses", Map.of("200", answer(operation)));
        return facts;
    }

    private Map<String, Object> answer(Operation operation) {
        Map<String, Object> content = new LinkedHashMap<>();
        operation.answerTypes().forEach(type -> content.put(type, Map.of()));
        operation.answer().ifPresent(schema -> {
            String json = operation.answerTypes().stream()
                    .filter(type -> type.endsWith("/json"))
                    .findFirst()
                    .orElseThrow();
            content.put(json, Map.of("schema", kept(operation.id(), schema)));
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", "");
        if (!content.isEmpty()) {
            answer.put("content", content);
        }
        return answer;
    }

    /** The answer, or its rows, cut to the paths that any tool keeps on any line. */
    private Map<String, Object> kept(String operation, Schema answer) {
        Set<String> paths = new TreeSet<>();
        for (AdapterUse adapter : uses.adapters()) {
            if (adapter.calls().get(0).operation().equals(operation)) {
                adapter.answer().fields().values().forEach(path -> paths.add(path.replaceAll("[\\[\\]{}]", "")));
                boolean all =
                        adapter.answer().fields().isEmpty() && adapter.answer().form() != Form.NOTHING;
                if (paths.remove(".") || all) {
                    paths.add(WHOLE);
                }
            }
        }
        Set<String> cut = new TreeSet<>(paths);
        paths.stream().filter(path -> !path.isEmpty()).forEach(path -> cut.add("results." + path));
        if (paths.contains(WHOLE) && answer.properties().containsKey("results")) {
            cut.remove(WHOLE);
            cut.add("results");
        }
        return cut(answer, cut);
    }

    private Map<String, Object> cut(Schema schema, Set<String> paths) {
        if (paths.contains(WHOLE)) {
            return schema(schema, 1);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        boolean missing = paths.stream()
                .filter(path -> !path.startsWith("results"))
                .anyMatch(path ->
                        !schema.properties().isEmpty() && schema.at(path).isEmpty());
        schema.type().ifPresent(type -> facts.put("type", type));
        schema.items().ifPresent(items -> facts.put("items", cut(items, paths)));
        Map<String, Object> properties = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            Set<String> below = new TreeSet<>();
            paths.stream()
                    .filter(path -> path.equals(name) || path.startsWith(name + "."))
                    .forEach(path -> below.add(path.equals(name) ? WHOLE : path.substring(name.length() + 1)));
            if (!below.isEmpty()) {
                properties.put(name, cut(property, below));
            } else if (missing) {
                // One of the other names may be what a field is called now.
                properties.put(name, leaf(property));
            }
        });
        if (!properties.isEmpty()) {
            facts.put("properties", properties);
        }
        schema.additionalProperties().ifPresent(more -> facts.put("additionalProperties", cut(more, paths)));
        return facts;
    }

    /** A name that nobody keeps; of an object the names in it too. */
    private static Map<String, Object> leaf(Schema schema) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        schema.type().ifPresent(type -> leaf.put("type", type));
        Map<String, Object> names = new LinkedHashMap<>();
        schema.properties().keySet().forEach(name -> names.put(name, Map.of()));
        if (!names.isEmpty()) {
            leaf.put("properties", names);
        }
        return leaf;
    }

    private static Map<String, Object> schema(Schema schema, int depth) {
        Map<String, Object> facts = new LinkedHashMap<>();
        FACTS.forEach(key -> copy(schema.tree(), facts, key));
        if (depth >= MAX_DEPTH) {
            facts.remove("required");
            return facts;
        }
        schema.items().ifPresent(items -> facts.put("items", schema(items, depth + 1)));
        if (!schema.properties().isEmpty()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            schema.properties().forEach((name, property) -> properties.put(name, schema(property, depth + 1)));
            facts.put("properties", properties);
        }
        schema.additionalProperties()
                .ifPresent(more -> facts.put("additionalProperties", more.anything() ? true : schema(more, depth + 1)));
        return facts;
    }

    /** The schemas that operations refer to: the operators of filters, and the enums that filters take their values from. */
    Map<String, Object> schemas() {
        Map<String, Object> named = new TreeMap<>();
        List<String> names = new ArrayList<>();
        uses.adapters().forEach(adapter -> adapter.calls().forEach(call -> call.filters()
                .forEach(filter -> filter.schema().ifPresent(names::add))));
        contract.definitions().forEach((name, schema) -> {
            if (name.startsWith("Filter.") || names.contains(name)) {
                named.put(name, schema);
            }
        });
        return named;
    }

    private static void copy(Map<String, Object> from, Map<String, Object> to, String key) {
        if (from.containsKey(key)) {
            to.put(key, from.get(key));
        }
    }
}
