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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Changes of parameters. */
final class InputMutations {
    private static final boolean DECIDE = true;
    private static final boolean FOLLOWS = false;

    private InputMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("a path parameter is renamed", Kind.INPUT_RENAMED, DECIDE, renamePath()),
                new Mutation(
                        "a path parameter becomes a number",
                        Kind.TYPE,
                        DECIDE,
                        edit(and(InputMutations::inPath, InputMutations::string), type("integer"))),
                new Mutation("a path parameter comes in", Kind.INPUT_ADDED, DECIDE, addPath()),
                new Mutation("a path parameter goes", Kind.INPUT_REMOVED, DECIDE, dropPath()),
                new Mutation(
                        "an offered parameter is dropped", Kind.INPUT_REMOVED, DECIDE, drop(InputMutations::offered)),
                new Mutation(
                        "a parameter that is always sent is dropped",
                        Kind.INPUT_REMOVED,
                        DECIDE,
                        drop(InputMutations::fixed)),
                new Mutation("a hidden parameter is dropped", Kind.INPUT_REMOVED, DECIDE, drop(InputMutations::hidden)),
                new Mutation(
                        "an offered parameter is renamed", Kind.INPUT_RENAMED, DECIDE, rename(InputMutations::offered)),
                new Mutation(
                        "an offered parameter is required",
                        Kind.NOW_REQUIRED,
                        DECIDE,
                        edit(InputMutations::offered, InputMutations::require)),
                new Mutation(
                        "a hidden parameter is required",
                        Kind.NOW_REQUIRED,
                        DECIDE,
                        edit(InputMutations::hidden, InputMutations::require)),
                new Mutation(
                        "a fixed parameter is required",
                        Kind.NOW_REQUIRED,
                        FOLLOWS,
                        edit(and(InputMutations::fixed, InputMutations::optional), InputMutations::require)),
                new Mutation(
                        "a required parameter is optional",
                        Kind.NOW_OPTIONAL,
                        FOLLOWS,
                        edit(InputMutations::required, (parameter, schema) -> parameter.remove("required"))),
                new Mutation(
                        "a text becomes a number",
                        Kind.TYPE,
                        DECIDE,
                        edit(and(InputMutations::offered, InputMutations::string), type("integer"))),
                new Mutation(
                        "a text becomes a list",
                        Kind.TYPE,
                        DECIDE,
                        edit(and(InputMutations::offered, InputMutations::string), InputMutations::list)),
                new Mutation(
                        "a truth value becomes a text",
                        Kind.TYPE,
                        DECIDE,
                        edit(and(InputMutations::offered, typed("boolean")), type("string"))),
                new Mutation(
                        "a number becomes a text",
                        Kind.TYPE,
                        DECIDE,
                        edit(and(InputMutations::offered, typed("integer")), type("string"))),
                new Mutation(
                        "a date is any text",
                        Kind.TYPE,
                        DECIDE,
                        edit(
                                and(InputMutations::offered, (parameter, use) -> "date-time"
                                        .equals(schema(parameter).get("format"))),
                                (parameter, schema) -> schema.remove("format"))),
                new Mutation(
                        "an enum loses a value that is offered",
                        Kind.FEWER_VALUES,
                        FOLLOWS,
                        edit(enumOf(use -> use.values().isEmpty()), InputMutations::dropFirst)),
                new Mutation("an enum loses a value that the manifest names", Kind.FEWER_VALUES, DECIDE, dropNamed()),
                new Mutation(
                        "any text becomes an enum",
                        Kind.FEWER_VALUES,
                        FOLLOWS,
                        edit(
                                and(InputMutations::offered, InputMutations::string)
                                        .and((parameter, use) -> use.values().isEmpty()
                                                && !schema(parameter).containsKey("enum")),
                                (parameter, schema) -> schema.put("enum", new ArrayList<>(List.of("A", "B"))))),
                new Mutation(
                        "a limit comes in",
                        Kind.FEWER_VALUES,
                        FOLLOWS,
                        edit(
                                and(InputMutations::offered, typed("integer")),
                                (parameter, schema) -> schema.put("maximum", 7L))),
                new Mutation(
                        "the default is another one",
                        Kind.DEFAULT,
                        DECIDE,
                        edit(
                                and(InputMutations::offered, typed("boolean")),
                                (parameter, schema) ->
                                        schema.put("default", !Boolean.TRUE.equals(schema.get("default"))))),
                new Mutation(
                        "a parameter becomes a header",
                        Kind.INPUT_MOVED,
                        FOLLOWS,
                        edit(InputMutations::offered, (parameter, schema) -> parameter.put("in", "header"))),
                new Mutation("a new parameter is required", Kind.INPUT_ADDED, DECIDE, add("brandNew", "string", true)),
                new Mutation(
                        "a new parameter fits no argument", Kind.INPUT_ADDED, DECIDE, add("brandNew", "object", false)),
                new Mutation("a new parameter has the name of another argument", Kind.INPUT_ADDED, DECIDE, addTaken()),
                new Mutation("a new optional parameter", Kind.OFFER, FOLLOWS, add("brandNew", "string", false)),
                new Mutation(
                        "an enum has a further value",
                        Kind.OFFER,
                        FOLLOWS,
                        edit(enumOf(use -> use.values().isEmpty()), (parameter, schema) -> Specimen.list(
                                        choices(schema))
                                .add("BRAND_NEW"))));
    }

    /** Changes the first parameter of this sort. Whoever sends or hides it is concerned. */
    private static Edit edit(
            BiPredicate<Map<String, Object>, InputUse> which,
            BiConsumer<Map<String, Object>, Map<String, Object>> change) {
        return (specimen, adapter, call) -> first(specimen, call, which).flatMap(name -> {
            Map<String, Object> parameter = specimen.parameter(call.operation(), name);
            change.accept(parameter, schema(parameter));
            return hit(name, call);
        });
    }

    private static Edit drop(BiPredicate<Map<String, Object>, InputUse> which) {
        return (specimen, adapter, call) -> first(specimen, call, which).flatMap(name -> {
            Map<String, Object> parameter = specimen.parameter(call.operation(), name);
            specimen.parameters(call.operation()).remove(parameter);
            return hit(name, call);
        });
    }

    private static Edit rename(BiPredicate<Map<String, Object>, InputUse> which) {
        return (specimen, adapter, call) -> first(specimen, call, which).flatMap(name -> {
            Map<String, Object> parameter = specimen.parameter(call.operation(), name);
            parameter.put("name", "the" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            return hit(name, call);
        });
    }

    private static Edit renamePath() {
        return (specimen, adapter, call) -> first(specimen, call, InputMutations::inPath)
                .flatMap(name -> {
                    String id = call.operation();
                    specimen.parameter(id, name).put("name", "other");
                    specimen.move(id, specimen.path(id).replace("{" + name + "}", "{other}"), specimen.method(id));
                    return Optional.of(new Hit(
                            name, (adapterUse, use) -> use.input(name, false).isPresent()));
                });
    }

    private static Edit addPath() {
        return (specimen, adapter, call) -> {
            String id = call.operation();
            specimen.parameters(id).add(parameter("region", "path", "string", true));
            specimen.move(id, specimen.path(id) + "/in/{region}", specimen.method(id));
            return Hit.everyCall("region");
        };
    }

    private static Edit dropPath() {
        return (specimen, adapter, call) -> first(specimen, call, InputMutations::inPath)
                .flatMap(name -> {
                    String id = call.operation();
                    specimen.parameters(id).remove(specimen.parameter(id, name));
                    specimen.move(id, specimen.path(id).replace("/{" + name + "}", "/of"), specimen.method(id));
                    return Optional.of(new Hit(
                            name, (adapterUse, use) -> use.input(name, false).isPresent()));
                });
    }

    private static Edit add(String name, String type, boolean required) {
        return (specimen, adapter, call) -> {
            specimen.parameters(call.operation()).add(parameter(name, "query", type, required));
            return Hit.everyCall(name);
        };
    }

    private static Edit addTaken() {
        return (specimen, adapter, call) -> call.filters().stream()
                .filter(each -> each.argument().matches("[a-z]+"))
                .findFirst()
                .map(filter -> {
                    String name = filter.argument();
                    specimen.parameters(call.operation()).add(parameter(name, "query", "string", false));
                    return new Hit(name, (adapterUse, use) -> use.filters().stream()
                            .anyMatch(each -> each.argument().equals(name)));
                });
    }

    private static Edit dropNamed() {
        return (specimen, adapter, call) -> first(
                        specimen, call, enumOf(use -> !use.values().isEmpty()))
                .flatMap(name -> {
                    List<Object> values = Specimen.list(choices(schema(specimen.parameter(call.operation(), name))));
                    String value =
                            call.input(name, false).orElseThrow().values().get(0);
                    return values.remove(value)
                            ? Optional.of(new Hit(name, (adapterUse, use) -> use.input(name, false)
                                    .filter(each -> each.values().contains(value))
                                    .isPresent()))
                            : Optional.empty();
                });
    }

    private static BiPredicate<Map<String, Object>, InputUse> enumOf(Predicate<InputUse> use) {
        return (parameter, input) -> input != null
                && input.from() != From.HIDDEN
                && use.test(input)
                && choices(schema(parameter)) instanceof List<?> values
                && values.size() > 1;
    }

    private static Object choices(Map<String, Object> schema) {
        return schema.containsKey("items") ? Specimen.map(schema.get("items")).get("enum") : schema.get("enum");
    }

    private static void dropFirst(Map<String, Object> parameter, Map<String, Object> schema) {
        Specimen.list(choices(schema)).remove(0);
    }

    private static void require(Map<String, Object> parameter, Map<String, Object> schema) {
        parameter.put("required", true);
    }

    private static void list(Map<String, Object> parameter, Map<String, Object> schema) {
        Map<String, Object> items = new LinkedHashMap<>(schema);
        schema.clear();
        schema.put("type", "array");
        schema.put("items", items);
    }

    private static BiConsumer<Map<String, Object>, Map<String, Object>> type(String type) {
        return (parameter, schema) -> {
            schema.clear();
            schema.put("type", type);
        };
    }

    private static boolean string(Map<String, Object> parameter, InputUse use) {
        return "string".equals(schema(parameter).get("type"))
                && !schema(parameter).containsKey("enum");
    }

    private static BiPredicate<Map<String, Object>, InputUse> typed(String type) {
        return (parameter, use) -> type.equals(schema(parameter).get("type"));
    }

    private static boolean optional(Map<String, Object> parameter, InputUse use) {
        return "query".equals(parameter.get("in")) && !Boolean.TRUE.equals(parameter.get("required"));
    }

    private static boolean required(Map<String, Object> parameter, InputUse use) {
        return "query".equals(parameter.get("in")) && use != null && Boolean.TRUE.equals(parameter.get("required"));
    }

    private static boolean inPath(Map<String, Object> parameter, InputUse use) {
        return "path".equals(parameter.get("in")) && from(use, From.ARGUMENT);
    }

    private static boolean offered(Map<String, Object> parameter, InputUse use) {
        return "query".equals(parameter.get("in")) && from(use, From.ARGUMENT) && !use.needed() && !use.preset();
    }

    private static boolean fixed(Map<String, Object> parameter, InputUse use) {
        return from(use, From.FIXED);
    }

    private static boolean hidden(Map<String, Object> parameter, InputUse use) {
        return from(use, From.HIDDEN);
    }

    private static BiPredicate<Map<String, Object>, InputUse> and(
            BiPredicate<Map<String, Object>, InputUse> one, BiPredicate<Map<String, Object>, InputUse> other) {
        return one.and(other);
    }

    private static Optional<String> first(
            Specimen specimen, CallUse call, BiPredicate<Map<String, Object>, InputUse> which) {
        return specimen.parameters(call.operation()).stream()
                .map(Specimen::map)
                .filter(each -> !"deepObject".equals(each.get("style")) && !"tenant".equals(each.get("name")))
                .filter(each -> !List.of("page", "size", "sort").contains(each.get("name")))
                .filter(each -> which.test(
                        each, call.input((String) each.get("name"), false).orElse(null)))
                .map(each -> (String) each.get("name"))
                .findFirst();
    }

    /** Those are concerned that use it in the same way. */
    private static Optional<Hit> hit(String name, CallUse call) {
        InputUse ours = call.input(name, false).orElseThrow();
        return Optional.of(new Hit(name, (adapter, other) -> other.input(name, false)
                .filter(use -> use.from() == ours.from()
                        && use.needed() == ours.needed()
                        && use.preset() == ours.preset()
                        && use.values().isEmpty() == ours.values().isEmpty())
                .isPresent()));
    }

    private static Map<String, Object> parameter(String name, String in, String type, boolean required) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", new LinkedHashMap<>(Map.of("type", type)));
        return parameter;
    }

    private static Map<String, Object> schema(Map<String, Object> parameter) {
        return Specimen.map(parameter.get("schema"));
    }

    private static boolean from(InputUse use, From from) {
        return use != null && use.from() == from;
    }
}
