package io.kestramcp.contract.slice;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a spec that the manifest needs, as facts.
 *
 * @param tree the slice as an OpenAPI document
 * @param operations how many operations it has
 * @param renamed operations that the spec calls differently: our id by theirs
 * @param missing operations that other lines have and this spec has not
 */
public record Slice(Map<String, Object> tree, int operations, Map<String, String> renamed, List<String> missing) {
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");

    /**
     * Cuts a slice.
     *
     * @param spec the spec, repaired
     * @param wanted the operationIds to keep, each with the place that asks for it
     * @param others the slices of the other lines: an operation that the spec calls differently is found by its path there
     * @throws io.kestramcp.contract.ContractException when no line has an operation, or a reference leaves the spec
     */
    public static Slice of(Spec spec, Map<String, String> wanted, Collection<Contract> others) {
        OperationFinder finder = new OperationFinder(spec, others);
        Map<String, Object> schemas =
                Trees.map(Trees.map(spec.tree().get("components")).get("schemas"));
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        Map<String, String> renamed = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String id : new TreeSet<>(wanted.keySet())) {
            Optional<FullOperation> found = finder.find(id, wanted.get(id));
            if (found.isEmpty()) {
                missing.add(id);
                continue;
            }
            FullOperation operation = found.get();
            if (!operation.id().equals(id)) {
                renamed.put(operation.id(), id);
            }
            paths.computeIfAbsent(operation.path(), path -> new TreeMap<>(Comparator.comparing(METHODS::indexOf)))
                    .put(operation.method(), facts(id, operation, new InlinedEnums(schemas)));
        }
        return new Slice(document(spec, schemas, paths), wanted.size() - missing.size(), renamed, missing);
    }

    /** The slice as what is compared and bound. */
    public Contract contract(String line) {
        return Contract.of("kestra-" + line + ".yaml", line, tree);
    }

    private static Map<String, Object> document(
            Spec spec, Map<String, Object> schemas, Map<String, Map<String, Object>> paths) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", spec.tree().get("openapi"));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", spec.title());
        info.put("version", spec.version());
        document.put("info", info);
        document.put("paths", paths);
        document.put("components", Map.of("schemas", new References(spec.name(), schemas).neededBy(List.of(paths))));
        return document;
    }

    private static Map<String, Object> facts(String id, FullOperation operation, InlinedEnums enums) {
        Map<String, Object> tree = new LinkedHashMap<>(operation.tree());
        tree.put("operationId", id);
        tree.computeIfPresent("parameters", (key, parameters) -> Trees.list(parameters).stream()
                .map(each -> enums.parameter(Trees.map(each)))
                .sorted(Comparator.comparingInt(each -> position(each, operation.path())))
                .toList());
        return Facts.operation(tree);
    }

    /** Path parameters come first, as in the path; the sort keeps the spec's order of the others. */
    private static int position(Map<String, Object> parameter, String path) {
        int inPath = path.indexOf("{" + parameter.get("name") + "}");
        return "path".equals(parameter.get("in")) && inPath >= 0 ? inPath : path.length();
    }
}
