package io.kestramcp.generator.change;

import io.kestramcp.contract.Trees;
import io.kestramcp.contract.slice.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract as a document that can be changed at will: a copy, so that the next mutation begins with a whole one. */
final class Specimen {
    private final Map<String, Object> tree;

    Specimen(Map<String, Object> original) {
        tree = map(copy(original));
    }

    Spec spec() {
        return new Spec("mutated.yaml", "", tree);
    }

    Map<String, Object> tree() {
        return tree;
    }

    Map<String, Object> paths() {
        return map(tree.get("paths"));
    }

    Map<String, Object> schemas() {
        return map(map(tree.get("components")).get("schemas"));
    }

    /** The operation of this id. */
    Map<String, Object> operation(String id) {
        return map(map(paths().get(path(id))).get(method(id)));
    }

    String path(String id) {
        return route(id).getKey();
    }

    String method(String id) {
        return map(route(id).getValue()).entrySet().stream()
                .filter(each -> id.equals(map(each.getValue()).get("operationId")))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Puts an operation elsewhere. */
    void move(String id, String path, String method) {
        String oldPath = path(id);
        Map<String, Object> methods = map(paths().get(oldPath));
        Object operation = methods.remove(method(id));
        if (methods.isEmpty()) {
            paths().remove(oldPath);
        }
        map(paths().computeIfAbsent(path, each -> new LinkedHashMap<>())).put(method, operation);
    }

    List<Object> parameters(String id) {
        return list(operation(id).computeIfAbsent("parameters", each -> new ArrayList<>()));
    }

    Map<String, Object> parameter(String id, String name) {
        return parameters(id).stream()
                .map(Specimen::map)
                .filter(each -> name.equals(each.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** The only content of a body or an answer, by its media type. */
    Map<String, Object> content(Map<String, Object> owner) {
        return map(owner.get("content"));
    }

    /** The body's schema, written into the operation, so that a change of it concerns no other one. */
    Optional<Map<String, Object>> body(String id) {
        Map<String, Object> body = map(operation(id).get("requestBody"));
        return content(body).values().stream().findFirst().map(each -> own(map(each), "schema"));
    }

    /** The answer's schema, written into the operation. */
    Optional<Map<String, Object>> answer(String id) {
        return success(id).stream()
                .flatMap(each -> content(each).values().stream())
                .findFirst()
                .filter(each -> map(each).containsKey("schema"))
                .map(each -> own(map(each), "schema"));
    }

    /** The successful answers that have content. */
    List<Map<String, Object>> success(String id) {
        return map(operation(id).get("responses")).entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .map(each -> map(each.getValue()))
                .filter(each -> each.containsKey("content"))
                .toList();
    }

    /** The schema at a key, with references and {@code allOf} written out in place. */
    Map<String, Object> own(Map<String, Object> owner, String key) {
        Map<String, Object> written = written(map(owner.get(key)));
        owner.put(key, written);
        return written;
    }

    private Map<String, Object> written(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return written(map(copy(schemas().get(reference.substring(reference.lastIndexOf('/') + 1)))));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object part : list(schema.getOrDefault("allOf", List.of()))) {
            written(map(part)).forEach((key, value) -> {
                if (key.equals("properties") && all.containsKey(key)) {
                    map(all.get(key)).putAll(map(value));
                } else {
                    all.put(key, value);
                }
            });
        }
        schema.forEach((key, value) -> {
            if (key.equals("properties") && all.containsKey(key)) {
                map(all.get(key)).putAll(map(value));
            } else if (!key.equals("allOf")) {
                all.put(key, value);
            }
        });
        return all;
    }

    static Map<String, Object> map(Object value) {
        return Trees.map(value);
    }

    static List<Object> list(Object value) {
        return Trees.list(value);
    }

    static Object copy(Object value) {
        if (value instanceof Map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map(value).forEach((key, each) -> copy.put(key, copy(each)));
            return copy;
        }
        if (value instanceof List<?> values) {
            List<Object> copy = new ArrayList<>();
            values.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value;
    }

    private Map.Entry<String, Object> route(String id) {
        return paths().entrySet().stream()
                .filter(each -> map(each.getValue()).values().stream()
                        .anyMatch(operation -> id.equals(map(operation).get("operationId"))))
                .findFirst()
                .orElseThrow();
    }
}
