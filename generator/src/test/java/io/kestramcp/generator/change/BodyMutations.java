package io.kestramcp.generator.change;

import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import io.kestramcp.contract.change.Kind;
import io.kestramcp.generator.change.Mutation.Edit;
import io.kestramcp.generator.change.Mutation.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Changes of request bodies. */
final class BodyMutations {
    private static final boolean DECIDE = true;
    private static final boolean FOLLOWS = false;
    private static final String JSON = "application/json";

    private BodyMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("a body that is an argument goes", Kind.BODY, DECIDE, drop(call -> call.body()
                        .isPresent())),
                new Mutation("a body of single arguments goes", Kind.BODY, DECIDE, drop(BodyMutations::single)),
                new Mutation("a body has another media type", Kind.CONTENT_TYPE, DECIDE, mediaType()),
                new Mutation("a body must be sent where none was", Kind.BODY, DECIDE, add()),
                new Mutation(
                        "a property that is an argument is dropped",
                        Kind.INPUT_REMOVED,
                        DECIDE,
                        property(BodyMutations::any, (body, name) -> properties(body)
                                .remove(name))),
                new Mutation(
                        "a property that is an argument is renamed",
                        Kind.INPUT_RENAMED,
                        DECIDE,
                        property(BodyMutations::any, (body, name) -> properties(body)
                                .put("the" + name, properties(body).remove(name)))),
                new Mutation(
                        "a property that is an argument is required",
                        Kind.NOW_REQUIRED,
                        DECIDE,
                        property(use -> !use.needed() && !use.preset(), (body, name) -> Specimen.list(
                                        body.computeIfAbsent("required", key -> new ArrayList<>()))
                                .add(name))),
                new Mutation(
                        "a property that is an argument is a number",
                        Kind.TYPE,
                        DECIDE,
                        property(BodyMutations::any, (body, name) -> properties(body)
                                .put(name, type("number")))),
                new Mutation("a new property is required", Kind.INPUT_ADDED, DECIDE, newProperty(true)),
                new Mutation("a new property is optional", Kind.OFFER, FOLLOWS, newProperty(false)),
                new Mutation(
                        "a property in an argument is dropped",
                        Kind.INPUT_REMOVED,
                        DECIDE,
                        inside("", (body, name) -> properties(body).remove(name))),
                new Mutation(
                        "a property in an argument is a number",
                        Kind.TYPE,
                        DECIDE,
                        inside(": number", (body, name) -> properties(body).put(name, type("number")))),
                new Mutation(
                        "a property in an argument is required",
                        Kind.NOW_REQUIRED,
                        DECIDE,
                        inside("", (body, name) -> body.put("required", new ArrayList<>(List.of(name))))));
    }

    private static Edit drop(Predicate<CallUse> which) {
        return (specimen, adapter, call) ->
                which.test(call) && specimen.operation(call.operation()).remove("requestBody") != null
                        ? Optional.of(new Hit("", (each, other) -> which.test(other)))
                        : Optional.empty();
    }

    private static Edit mediaType() {
        return (specimen, adapter, call) -> {
            if (call.body().isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> content = specimen.content(
                    Specimen.map(specimen.operation(call.operation()).get("requestBody")));
            String mediaType = content.keySet().iterator().next();
            content.put(mediaType.equals("text/csv") ? "text/plain" : "text/csv", content.remove(mediaType));
            return Optional.of(new Hit("", (each, other) -> other.body().isPresent()));
        };
    }

    private static Edit add() {
        return (specimen, adapter, call) -> {
            Map<String, Object> operation = specimen.operation(call.operation());
            if (operation.containsKey("requestBody")) {
                return Optional.empty();
            }
            Map<String, Object> media = new LinkedHashMap<>(Map.of("schema", type("string")));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("required", true);
            body.put("content", new LinkedHashMap<>(Map.of("text/plain", media)));
            operation.put("requestBody", body);
            return Hit.everyCall("");
        };
    }

    /** Changes the first property that is an argument of this sort. */
    private static Edit property(Predicate<InputUse> which, BiConsumer<Map<String, Object>, String> change) {
        return (specimen, adapter, call) -> call.inputs().stream()
                .filter(use -> use.property() && use.from() == From.ARGUMENT && which.test(use))
                .map(InputUse::name)
                .findFirst()
                .map(name -> {
                    specimen.body(call.operation()).ifPresent(body -> change.accept(body, name));
                    return new Hit(name, (each, other) -> other.input(name, true)
                            .filter(use -> use.from() == From.ARGUMENT && which.test(use))
                            .isPresent());
                });
    }

    private static Edit newProperty(boolean required) {
        return (specimen, adapter, call) -> {
            if (!single(call)) {
                return Optional.empty();
            }
            Map<String, Object> body = specimen.body(call.operation()).orElseThrow();
            properties(body).put("brandNew", type("string"));
            if (required) {
                Specimen.list(body.computeIfAbsent("required", key -> new ArrayList<>()))
                        .add("brandNew");
            }
            return Optional.of(new Hit("brandNew", (each, other) -> single(other)));
        };
    }

    /** Changes the first property of a JSON body that is one argument. */
    private static Edit inside(String more, BiConsumer<Map<String, Object>, String> change) {
        return (specimen, adapter, call) -> {
            if (call.body().filter(body -> !body.schema()).isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> owner =
                    Specimen.map(specimen.operation(call.operation()).get("requestBody"));
            if (!specimen.content(owner).containsKey(JSON)) {
                return Optional.empty();
            }
            Map<String, Object> body = specimen.body(call.operation()).orElseThrow();
            return properties(body).entrySet().stream()
                    .filter(each ->
                            "string".equals(Specimen.map(each.getValue()).get("type")))
                    .filter(each ->
                            !Boolean.TRUE.equals(Specimen.map(each.getValue()).get("readOnly")))
                    .filter(each -> !Specimen.list(body.get("required")).contains(each.getKey()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .map(name -> {
                        change.accept(body, name);
                        return new Hit(name + more, (each, other) -> other.body()
                                .filter(whole -> !whole.schema())
                                .isPresent());
                    });
        };
    }

    private static boolean single(CallUse call) {
        return call.body().isEmpty() && call.inputs().stream().anyMatch(InputUse::property);
    }

    private static boolean any(InputUse use) {
        return true;
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        return Specimen.map(schema.get("properties"));
    }

    private static Map<String, Object> type(String type) {
        return new LinkedHashMap<>(Map.of("type", type));
    }
}
