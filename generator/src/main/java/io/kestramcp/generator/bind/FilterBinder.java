package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.manifest.Lens.FilterEntry;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes arguments of filters. The contract tells the fields of a search and the operators of a field. */
final class FilterBinder {
    private static final Set<String> LIST_OPERATORS = Set.of("IN", "NOT_IN");
    private static final Set<String> TYPES = new TreeSet<>(Set.of("string", "integer", "boolean"));
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("date-time", "duration"));

    private final Scope scope;
    private final Operation operation;

    FilterBinder(Scope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** The setting of the operation's filters; nothing when none is offered. */
    Optional<Setting> bind() {
        Optional<Parameter> parameter =
                operation.parameters().stream().filter(Parameter::filters).findFirst();
        List<FilterEntry> entries = scope.lens().filters();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (parameter.isEmpty()) {
            scope.problem(
                    entries.get(0).place(),
                    "offers a filter, but " + operation.id() + " of " + scope.line() + " takes none.");
            return Optional.empty();
        }
        List<Source.Filter> filters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FilterEntry entry : entries) {
            if (!seen.add(entry.field() + " " + entry.operator())) {
                scope.problem(entry.place(), "offers " + entry.field() + " " + entry.operator() + " twice: keep one.");
            }
            bind(entry, parameter.get().schema()).ifPresent(filters::add);
        }
        return Optional.of(Setting.of(parameter.get().name(), new Source.FromFilters(filters)));
    }

    private Optional<Source.Filter> bind(FilterEntry entry, Schema fields) {
        Schema field = fields.properties().get(entry.field());
        if (field == null) {
            unknown(entry, "filter of " + operation.id() + " on " + scope.line(), entry.field(), fields);
            return Optional.empty();
        }
        Schema value = field.properties().get(entry.operator().value());
        if (value == null) {
            unknown(
                    entry,
                    "operator of " + entry.field() + " on " + scope.line(),
                    entry.operator().value(),
                    field);
            return Optional.empty();
        }
        String operator = entry.operator().value();
        Reader reader = reader(entry, value, operator);
        String argument = entry.as().orElse(Names.snake(entry.field()));
        JsonObject schema = schema(entry, reader);
        entry.describe().ifPresent(text -> schema.addProperty("description", text));
        String origin = "filter " + entry.field() + " " + operator;
        scope.arguments().add(entry.place(), argument, origin, entry.required(), schema);
        return Optional.of(new Source.Filter(entry.field(), operator, argument, reader, entry.required()));
    }

    private Reader reader(FilterEntry entry, Schema value, String operator) {
        if (value.type().filter("object"::equals).isPresent()) {
            return Reader.LABELS;
        }
        if (LIST_OPERATORS.contains(operator)) {
            return Reader.STRINGS;
        }
        Optional<String> format =
                allowed(entry, "format", entry.format(), FORMATS).or(value::format);
        if (format.isPresent()) {
            return format.get().equals("duration") ? Reader.DURATION : Reader.DATE_TIME;
        }
        return switch (allowed(entry, "type", entry.type(), TYPES).orElse("string")) {
            case "integer" -> Reader.LONG;
            case "boolean" -> Reader.BOOL;
            default -> Reader.STRING;
        };
    }

    private JsonObject schema(FilterEntry entry, Reader reader) {
        return switch (reader) {
            case LABELS -> JsonObjects.labels();
            case STRINGS -> JsonObjects.list(JsonObjects.choice(values(entry)));
            case LONG -> JsonObjects.typed("integer");
            case BOOL -> JsonObjects.typed("boolean");
            case DATE_TIME, DURATION -> {
                JsonObject time = JsonObjects.typed("string");
                time.addProperty("format", reader == Reader.DURATION ? "duration" : "date-time");
                yield time;
            }
            default -> JsonObjects.choice(values(entry));
        };
    }

    /** The values of an enum of the contract, or those that the manifest lists. */
    private List<String> values(FilterEntry entry) {
        if (entry.schema().isEmpty()) {
            return entry.values();
        }
        Text name = entry.schema().get();
        List<String> values = scope.contract().schema(name.value()).stream()
                .flatMap(schema -> schema.enumeration().stream())
                .map(String::valueOf)
                .toList();
        if (values.isEmpty()) {
            List<String> enums = scope.contract().definitions().keySet().stream()
                    .filter(each -> scope.contract()
                            .schema(each)
                            .filter(schema -> !schema.enumeration().isEmpty())
                            .isPresent())
                    .toList();
            scope.problems()
                    .addUnknown(
                            entry.place().in("schema", name.line()),
                            "enum of Kestra " + scope.line(),
                            name.value(),
                            enums);
        }
        return values;
    }

    private Optional<String> allowed(FilterEntry entry, String key, Optional<Text> word, Set<String> allowed) {
        return word.map(text -> {
            if (!allowed.contains(text.value())) {
                scope.problems().addUnknown(entry.place().in(key, text.line()), key, text.value(), allowed);
            }
            return text.value();
        });
    }

    private void unknown(FilterEntry entry, String what, String word, Schema owner) {
        scope.problems()
                .addUnknown(entry.place(), what, word, owner.properties().keySet());
    }
}
