package io.kestramcp.generator.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Changes of a document that no tool is concerned by. */
record Harmless(String name, Consumer<Specimen> edit) {
    static List<Harmless> all() {
        return List.of(
                new Harmless("the order of everything", specimen -> shuffle(specimen.tree(), new Random(1))),
                new Harmless("descriptions", specimen -> everywhere(specimen.tree(), "description", "Words.")),
                new Harmless("examples", specimen -> specimen.schemas().values().forEach(each -> Specimen.map(each)
                        .put("example", "words"))),
                new Harmless("summaries", specimen -> operations(specimen, each -> each.put("summary", "Words."))),
                new Harmless("tags", specimen -> operations(specimen, each -> each.put("tags", List.of("Another")))),
                new Harmless("a new operation", Harmless::newOperation),
                new Harmless(
                        "new errors",
                        specimen -> operations(specimen, each -> Specimen.map(each.get("responses"))
                                .put("418", new LinkedHashMap<>(Map.of("description", ""))))),
                new Harmless("a schema that nothing refers to", specimen -> specimen.schemas()
                        .put("BrandNew", new LinkedHashMap<>(Map.of("type", "string")))),
                new Harmless(
                        "a new field in every answer",
                        specimen -> operations(specimen, each -> newField(specimen, (String) each.get("operationId")))),
                new Harmless("extensions", specimen -> everywhere(specimen.schemas(), "x-new", "words")));
    }

    private static void operations(Specimen specimen, Consumer<Map<String, Object>> change) {
        specimen.paths()
                .values()
                .forEach(methods -> Specimen.map(methods).values().forEach(each -> change.accept(Specimen.map(each))));
    }

    private static void newOperation(Specimen specimen) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", "brandNew");
        operation.put("tags", List.of("New"));
        operation.put("responses", new LinkedHashMap<>());
        specimen.paths().put("/api/v1/new", new LinkedHashMap<>(Map.of("get", operation)));
    }

    /** Only what is answered: a new field of what is sent would be something to offer. */
    private static void newField(Specimen specimen, String id) {
        specimen.answer(id)
                .map(answer -> Specimen.map(answer.get("properties")))
                .filter(properties -> !properties.isEmpty())
                .ifPresent(properties -> properties.put("brandNew", new LinkedHashMap<>(Map.of("type", "string"))));
    }

    /** Puts a key into every object that is a schema, a parameter, an operation or an answer, not into lists of names. */
    private static void everywhere(Object tree, String key, String value) {
        if (tree instanceof List<?> list) {
            list.forEach(each -> everywhere(each, key, value));
        } else if (tree instanceof Map) {
            Map<String, Object> map = Specimen.map(tree);
            boolean object = map.containsKey("type") || map.containsKey("operationId") || map.containsKey("in");
            List.copyOf(map.values()).forEach(each -> everywhere(each, key, value));
            if (object && map.get("type") instanceof String) {
                map.put(key, value);
            }
        }
    }

    private static void shuffle(Object tree, Random random) {
        if (tree instanceof List<?> list) {
            list.forEach(each -> shuffle(each, random));
            Collections.shuffle(list, random);
        } else if (tree instanceof Map) {
            Map<String, Object> map = Specimen.map(tree);
            List<Map.Entry<String, Object>> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add(Map.entry(key, value)));
            Collections.shuffle(entries, random);
            map.clear();
            entries.forEach(each -> map.put(each.getKey(), each.getValue()));
            map.values().forEach(each -> shuffle(each, random));
        }
    }
}
