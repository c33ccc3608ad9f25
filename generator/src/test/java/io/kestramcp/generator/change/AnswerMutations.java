package io.kestramcp.generator.change;

import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.AdapterUse.FilterUse;
import io.kestramcp.contract.change.AnswerUse.Form;
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
import java.util.function.UnaryOperator;

/** Changes of answers, and of the filters that are offered. */
final class AnswerMutations {
    private static final boolean DECIDE = true;
    private static final boolean FOLLOWS = false;

    private AnswerMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation(
                        "a field that is kept is gone",
                        Kind.FIELD_GONE,
                        DECIDE,
                        field(path -> !path.contains("."), Map::remove)),
                new Mutation(
                        "a field that is kept from below is gone",
                        Kind.FIELD_GONE,
                        DECIDE,
                        field(path -> path.contains("."), Map::remove)),
                new Mutation(
                        "a field of each item of a list is gone",
                        Kind.FIELD_GONE,
                        DECIDE,
                        field(path -> path.contains("[]."), Map::remove)),
                new Mutation(
                        "a field that is kept has another type",
                        Kind.FIELD_RETYPED,
                        DECIDE,
                        field(path -> !path.contains("[]"), AnswerMutations::retype)),
                new Mutation(
                        "a field that is kept is a list",
                        Kind.FIELD_RETYPED,
                        DECIDE,
                        field(path -> !path.contains("[]"), AnswerMutations::listed)),
                new Mutation("a field of what is passed on whole is gone", Kind.FIELD_GONE, DECIDE, whole()),
                new Mutation(
                        "nothing is answered",
                        Kind.ANSWER,
                        DECIDE,
                        answer(form -> form != Form.NOTHING, media -> null)),
                new Mutation(
                        "a list becomes an object",
                        Kind.ANSWER,
                        DECIDE,
                        answer(form -> form == Form.LIST, media -> schema("object"))),
                new Mutation(
                        "an object becomes a list",
                        Kind.ANSWER,
                        DECIDE,
                        answer(form -> form == Form.OBJECT, AnswerMutations::list)),
                new Mutation(
                        "a page becomes a list",
                        Kind.ANSWER,
                        DECIDE,
                        answer(form -> form == Form.PAGE, AnswerMutations::list)),
                new Mutation(
                        "JSON becomes text",
                        Kind.ANSWER,
                        DECIDE,
                        text(form -> form != Form.NOTHING && form != Form.TEXT)),
                new Mutation("text has another media type", Kind.CONTENT_TYPE, DECIDE, text(form -> form == Form.TEXT)),
                new Mutation("the search takes no filters", Kind.FILTER_GONE, DECIDE, noFilters()),
                new Mutation(
                        "a filter is gone",
                        Kind.FILTER_GONE,
                        DECIDE,
                        filter((fields, use) -> fields.remove(use.field()))),
                new Mutation(
                        "a filter has lost its operator", Kind.FILTER_GONE, DECIDE, filter((fields, use) -> operators(
                                        fields, use)
                                .remove(use.operator()))),
                new Mutation(
                        "a filter takes another type", Kind.TYPE, DECIDE, filter((fields, use) -> operators(fields, use)
                                .put(use.operator(), new LinkedHashMap<>(Map.of("type", "boolean"))))),
                new Mutation("an enum loses a value that a filter offers", Kind.FEWER_VALUES, FOLLOWS, filterEnum()));
    }

    /** Changes the first field of a path of this sort that is kept. */
    private static Edit field(Predicate<String> which, BiConsumer<Map<String, Object>, String> change) {
        return (specimen, adapter, call) -> {
            if (!call.key().equals("operation")) {
                return Optional.empty();
            }
            return adapter.answer().fields().values().stream()
                    .filter(path -> !path.endsWith("[]") && !path.endsWith("{}") && which.test(path))
                    .filter(path -> new Row(specimen, call.operation()).change(path, change))
                    .findFirst()
                    .map(path -> new Hit(
                            path,
                            (other, use) -> use.key().equals("operation")
                                    && other.answer().fields().containsValue(path)));
        };
    }

    /** A field of a value that a part keeps whole, for a hand-written class to read. */
    private static Edit whole() {
        return (specimen, adapter, call) -> {
            if (!adapter.part() || !usual(adapter, call)) {
                return Optional.empty();
            }
            Row row = new Row(specimen, call.operation());
            return adapter.answer().fields().values().stream()
                    .filter(path ->
                            adapter.answer().fields().values().stream().noneMatch(each -> each.startsWith(path + ".")))
                    .flatMap(path -> row.dropInside(path.replace("[]", "")).stream())
                    .findFirst()
                    .map(name -> new Hit(name, (other, use) -> other.name().equals(adapter.name())));
        };
    }

    private static void retype(Map<String, Object> properties, String name) {
        boolean truth = "boolean".equals(Specimen.map(properties.get(name)).get("type"));
        properties.put(name, schema(truth ? "string" : "boolean"));
    }

    private static void listed(Map<String, Object> properties, String name) {
        Map<String, Object> list = schema("array");
        list.put("items", properties.get(name));
        properties.put(name, list);
    }

    /** Puts another schema into the answer; null takes the content away. */
    private static Edit answer(Predicate<Form> which, UnaryOperator<Map<String, Object>> change) {
        return (specimen, adapter, call) -> {
            if (!usual(adapter, call) || !which.test(adapter.answer().form())) {
                return Optional.empty();
            }
            for (Map<String, Object> success : specimen.success(call.operation())) {
                Map<String, Object> media = Specimen.map(
                        specimen.content(success).values().iterator().next());
                Map<String, Object> schema = change.apply(media);
                if (schema == null) {
                    success.remove("content");
                } else {
                    media.put("schema", schema);
                }
            }
            return Optional.of(new Hit("", AnswerMutations::usual));
        };
    }

    private static Edit text(Predicate<Form> which) {
        return (specimen, adapter, call) -> {
            if (!usual(adapter, call) || !which.test(adapter.answer().form())) {
                return Optional.empty();
            }
            specimen.success(call.operation())
                    .forEach(success ->
                            success.put("content", new LinkedHashMap<>(Map.of("text/new", new LinkedHashMap<>()))));
            return Optional.of(new Hit("", AnswerMutations::usual));
        };
    }

    private static Edit noFilters() {
        return (specimen, adapter, call) -> {
            if (call.filters().isEmpty()) {
                return Optional.empty();
            }
            specimen.parameters(call.operation())
                    .removeIf(each -> "deepObject".equals(Specimen.map(each).get("style")));
            return Optional.of(new Hit("filters", (other, use) -> !use.filters().isEmpty()));
        };
    }

    private static Edit filter(BiConsumer<Map<String, Object>, FilterUse> change) {
        return (specimen, adapter, call) -> call.filters().stream().findFirst().map(filter -> {
            Map<String, Object> parameter = specimen.parameters(call.operation()).stream()
                    .map(Specimen::map)
                    .filter(each -> "deepObject".equals(each.get("style")))
                    .findFirst()
                    .orElseThrow();
            Map<String, Object> fields =
                    Specimen.map(specimen.own(parameter, "schema").get("properties"));
            specimen.own(fields, filter.field());
            change.accept(fields, filter);
            return new Hit(filter.field(), (other, use) -> use.filters().stream()
                    .anyMatch(each -> each.field().equals(filter.field())
                            && each.operator().equals(filter.operator())));
        });
    }

    private static Edit filterEnum() {
        return (specimen, adapter, call) -> call.filters().stream()
                .filter(each -> each.schema().isPresent())
                .findFirst()
                .map(filter -> {
                    Map<String, Object> schema =
                            Specimen.map(specimen.schemas().get(filter.schema().orElseThrow()));
                    Specimen.list(schema.get("enum")).remove(0);
                    return new Hit(filter.field(), (other, use) -> use.filters().stream()
                            .anyMatch(each -> each.field().equals(filter.field())
                                    && each.schema().equals(filter.schema())));
                });
    }

    private static boolean usual(AdapterUse adapter, CallUse call) {
        return call.key().equals("operation");
    }

    private static Map<String, Object> operators(Map<String, Object> fields, FilterUse use) {
        return Specimen.map(Specimen.map(fields.get(use.field())).get("properties"));
    }

    private static Map<String, Object> list(Map<String, Object> media) {
        Map<String, Object> list = schema("array");
        list.put("items", media.get("schema"));
        return list;
    }

    private static Map<String, Object> schema(String type) {
        return new LinkedHashMap<>(Map.of("type", type));
    }

    /** One object of an answer, or a row of it, written out so that it can be changed alone. */
    private record Row(Specimen specimen, String operation) {
        private Optional<Map<String, Object>> schema() {
            return specimen.answer(operation).map(this::row);
        }

        private Map<String, Object> row(Map<String, Object> answer) {
            if (answer.containsKey("items")) {
                return specimen.own(answer, "items");
            }
            Map<String, Object> properties = Specimen.map(answer.get("properties"));
            boolean page = properties.containsKey("results") && properties.containsKey("total");
            return page ? specimen.own(specimen.own(properties, "results"), "items") : answer;
        }

        /** Takes a property out of the object, or the list of objects, at a path; its name, when there is one. */
        Optional<String> dropInside(String path) {
            List<String> dropped = new ArrayList<>();
            change(path, (properties, name) -> {
                Map<String, Object> value = specimen.own(properties, name);
                value = value.containsKey("items") ? specimen.own(value, "items") : value;
                Map<String, Object> inner = Specimen.map(value.get("properties"));
                if (inner.size() > 1) {
                    dropped.add(inner.keySet().iterator().next());
                    inner.remove(dropped.get(0));
                }
            });
            return dropped.stream().findFirst();
        }

        /** Changes the property at a path; false when the contract says nothing of it. */
        boolean change(String path, BiConsumer<Map<String, Object>, String> change) {
            Optional<Map<String, Object>> row = schema();
            if (row.isEmpty()) {
                return false;
            }
            Map<String, Object> here = row.get();
            List<String> steps = new ArrayList<>(List.of(path.split("\\.", -1)));
            String last = steps.remove(steps.size() - 1);
            for (String step : steps) {
                String name = step.replace("[]", "");
                Map<String, Object> properties = Specimen.map(here.get("properties"));
                if (!properties.containsKey(name)) {
                    return false;
                }
                here = specimen.own(properties, name);
                here = step.endsWith("[]") && here.containsKey("items") ? specimen.own(here, "items") : here;
            }
            Map<String, Object> properties = Specimen.map(here.get("properties"));
            if (!properties.containsKey(last)) {
                return false;
            }
            change.accept(properties, last);
            return true;
        }
    }
}
