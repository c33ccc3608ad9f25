package io.kestramcp.generator.change;

import io.kestramcp.contract.change.Kind;
import io.kestramcp.generator.change.Mutation.Edit;
import io.kestramcp.generator.change.Mutation.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of an operation's address. */
final class RouteMutations {
    private static final boolean DECIDE = true;
    private static final boolean FOLLOWS = false;

    private RouteMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("the path gets a further word", Kind.MOVED, FOLLOWS, path("/actions")),
                new Mutation("the path's last word is another one", Kind.MOVED, FOLLOWS, path("2")),
                new Mutation("GET becomes POST", Kind.METHOD, DECIDE, method("get", "post")),
                new Mutation("DELETE becomes POST", Kind.METHOD, DECIDE, method("delete", "post")),
                new Mutation("POST becomes DELETE", Kind.METHOD, DECIDE, method("post", "delete")),
                new Mutation("PUT becomes PATCH", Kind.METHOD, FOLLOWS, method("put", "patch")),
                new Mutation("the operation is gone", Kind.OPERATION_GONE, DECIDE, gone()),
                new Mutation("the operation has another id", Kind.OPERATION_RENAMED, FOLLOWS, renamed()),
                new Mutation("only the Enterprise Edition has it", Kind.EDITION, FOLLOWS, enterprise()));
    }

    private static Edit path(String end) {
        return (specimen, adapter, call) -> {
            String id = call.operation();
            specimen.move(id, specimen.path(id) + end, specimen.method(id));
            return Hit.everyCall("");
        };
    }

    private static Edit method(String from, String to) {
        return (specimen, adapter, call) -> {
            String id = call.operation();
            Map<String, Object> methods = Specimen.map(specimen.paths().get(specimen.path(id)));
            if (!specimen.method(id).equals(from) || methods.containsKey(to)) {
                return Optional.empty();
            }
            specimen.move(id, specimen.path(id), to);
            return Hit.everyCall("");
        };
    }

    private static Edit gone() {
        return (specimen, adapter, call) -> {
            String path = specimen.path(call.operation());
            Map<String, Object> methods = Specimen.map(specimen.paths().get(path));
            methods.remove(specimen.method(call.operation()));
            return Hit.everyCall("");
        };
    }

    private static Edit renamed() {
        return (specimen, adapter, call) -> {
            specimen.operation(call.operation()).put("operationId", call.operation() + "_1");
            return Hit.everyCall("");
        };
    }

    private static Edit enterprise() {
        return (specimen, adapter, call) -> {
            Map<String, Object> edition = new LinkedHashMap<>(Map.of("edition", "ee"));
            return specimen.operation(call.operation()).put("x-kestra", edition) == null
                    ? Hit.everyCall("")
                    : Optional.empty();
        };
    }
}
