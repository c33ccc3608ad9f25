package io.kestramcp.contract.slice;

import io.kestramcp.contract.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operation of a full spec, with everything that the spec says of it.
 *
 * @param id the operationId in the spec
 * @param method the HTTP method, lower case as in the spec
 * @param path the path in the spec
 * @param tree what the spec says
 */
record FullOperation(String id, String method, String path, Map<String, Object> tree) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Every operation of a spec, in its order. */
    static List<FullOperation> of(Spec spec) {
        List<FullOperation> operations = new ArrayList<>();
        Trees.map(spec.tree().get("paths"))
                .forEach((path, item) -> Trees.map(item).forEach((method, tree) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new FullOperation(
                                String.valueOf(Trees.map(tree).get("operationId")), method, path, Trees.map(tree)));
                    }
                }));
        return operations;
    }

    /** What tells it from others. */
    ListedOperation listed() {
        List<Object> tags = Trees.list(tree.get("tags"));
        String tag = tags.isEmpty() ? "(no tag)" : String.valueOf(tags.get(0));
        return new ListedOperation(id, tag, method.toUpperCase(Locale.ROOT), path);
    }

    /** Method and path in the form in which lines are compared. */
    String route() {
        return route(method, path);
    }

    /**
     * A route that is the same in every line: the names of path parameters differ, and 2.0 put {@code /actions} before the
     * verbs of an execution (wire notes of 2.0, section 1).
     */
    static String route(String method, String path) {
        return method + " " + PLACEHOLDER.matcher(path).replaceAll("{}").replace("/{}/actions/", "/{}/");
    }
}
