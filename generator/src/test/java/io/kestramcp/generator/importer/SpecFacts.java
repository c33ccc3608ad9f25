package io.kestramcp.generator.importer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Trees;
import io.kestramcp.contract.YamlTree;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.contract.slice.Slice;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.Project;
import io.kestramcp.generator.coverage.OperationList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The facts of the specs that the golden reports are about, in {@code transitions}: what the tools use, and the list of all
 * operations; what several specs have alike stands there once. They are recorded from the full specs, which are no part of
 * the project: {@code -Drecreate=true -Dspecs=FOLDER}, where the folder has {@code kestra-NAME.yml}.
 */
final class SpecFacts {
    private static final Path FACTS = Project.TEST_RESOURCES.resolve("transitions/facts.json");
    private static final Path OPERATIONS = Project.TEST_RESOURCES.resolve("transitions/operations.txt");
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final List<Map<String, Object>> facts;
    private final List<String> operations;

    private SpecFacts(List<Map<String, Object>> facts, List<String> operations) {
        this.facts = facts;
        this.operations = operations;
    }

    /** The full specs, when the tests were told where they are. */
    static boolean fullSpecs() {
        return System.getProperty("specs") != null;
    }

    static SpecFacts read() {
        try {
            String json = Files.readString(FACTS);
            List<Map<String, Object>> facts = Trees.list(
                            YamlTree.parse("facts.json", json).get("facts"))
                    .stream()
                    .map(Trees::map)
                    .toList();
            return new SpecFacts(facts, Files.readAllLines(OPERATIONS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A spec made of its facts. */
    Spec spec(SpecName name) {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Object> schemas = new TreeMap<>();
        Map<String, Object> info = new LinkedHashMap<>();
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        facts.stream()
                .filter(each -> Trees.list(each.get("specs")).contains(name.name()))
                .forEach(each -> {
                    if (each.get("operation") instanceof String id) {
                        operations
                                .computeIfAbsent(
                                        id,
                                        key -> new LinkedHashMap<>(Map.of("operationId", id, "tags", List.of("Any"))))
                                .put((String) each.get("part"), each.get("value"));
                    } else if (each.get("schema") instanceof String schema) {
                        schemas.put(schema, each.get("value"));
                    } else {
                        info.putAll(Trees.map(each.get("info")));
                    }
                });
        operations.values().forEach(operation -> {
            Map<String, Object> route = Trees.map(operation.remove("route"));
            Trees.map(paths.computeIfAbsent((String) route.get("path"), path -> new TreeMap<String, Object>()))
                    .put((String) route.get("method"), operation);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("openapi", "3.0.1");
        tree.put("info", info);
        tree.put("paths", paths);
        tree.put("components", new LinkedHashMap<>(Map.of("schemas", schemas)));
        return new Spec(name.name(), "", tree);
    }

    /** All operations of a spec. */
    OperationList operations(SpecName name) {
        List<ListedOperation> listed = new ArrayList<>();
        for (String line : operations) {
            String[] words = line.split(" ", 5);
            if (List.of(words[0].split(",", -1)).contains(name.name())) {
                listed.add(new ListedOperation(words[1], words[4], words[2], words[3]));
            }
        }
        return OperationList.of(name.line(), name.name(), "", listed);
    }

    /** The full spec, repaired as far as it has the faults. */
    static Spec full(SpecName name) {
        try {
            Path file = Path.of(System.getProperty("specs"), "kestra-" + name.name() + ".yml");
            Spec spec = Spec.of(name.name(), Files.readAllBytes(file));
            for (String overlay : List.of("overlay.yaml", "overlay-" + name.overlay() + ".yaml")) {
                if (Files.exists(Project.CONTRACTS.resolve(overlay))) {
                    Overlay.read(Project.CONTRACTS.resolve(overlay)).apply(spec);
                }
            }
            return spec;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the facts of full specs. */
    static void record(List<SpecName> names, Uses uses, List<Contract> contracts) {
        Map<String, String> wanted = new TreeMap<>();
        contracts.forEach(each -> each.operations().keySet().forEach(id -> wanted.put(id, each.line())));
        Map<String, SortedSet<String>> lines = new TreeMap<>();
        Map<String, SortedSet<String>> listed = new TreeMap<>();
        for (SpecName name : names) {
            Spec spec = full(name);
            Slice slice = Slice.of(spec, wanted, contracts);
            FactsOfSpec facts = new FactsOfSpec(uses, slice.tree(), slice.contract(name.line()));
            add(lines, Map.of("info", Map.of("title", spec.title(), "version", spec.version())), name);
            facts.operations().forEach(each -> add(lines, each, name));
            facts.schemas().forEach((schema, tree) -> add(lines, schema(schema, tree), name));
            spec.operations().stream()
                    .map(each -> each.called(slice.renamed().getOrDefault(each.id(), each.id())))
                    .forEach(each -> listed.computeIfAbsent(
                                    each.id() + " " + each.method() + " " + each.path() + " " + each.tag(),
                                    key -> new TreeSet<>())
                            .add(name.name()));
        }
        write(lines, listed);
    }

    private static Map<String, Object> schema(String name, Object tree) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("schema", name);
        schema.put("value", tree);
        return schema;
    }

    private static void add(Map<String, SortedSet<String>> lines, Map<String, ?> fact, SpecName name) {
        lines.computeIfAbsent(GSON.toJson(fact), key -> new TreeSet<>()).add(name.name());
    }

    private static void write(Map<String, SortedSet<String>> facts, Map<String, SortedSet<String>> operations) {
        try {
            Files.createDirectories(FACTS.getParent());
            Files.writeString(
                    FACTS,
                    facts.entrySet().stream()
                            .map(each -> "{\"specs\":" + GSON.toJson(each.getValue()) + ","
                                    + each.getKey().substring(1))
                            .collect(Collectors.joining(",\n", "{\"facts\": [\n", "\n]}\n")));
            Files.writeString(
                    OPERATIONS,
                    operations.entrySet().stream()
                            .map(each -> String.join(",", each.getValue()) + " " + each.getKey())
                            .collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
