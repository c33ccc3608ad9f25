package io.kestramcp.generator.bind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.contract.Operation;
import io.kestramcp.generator.contract.Parameter;
import io.kestramcp.generator.contract.Schema;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes arguments of parameters, and of the properties of a JSON body. */
final class ParameterBinder {
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("date-time", "duration"));
    private static final int PAGE_SIZE = 25;
    private static final int LARGEST_PAGE = 100;

    private final Scope scope;
    private final Operation operation;

    ParameterBinder(Scope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** The setting of a parameter; nothing when it is not sent. */
    Optional<Setting> bind(Parameter parameter) {
        if (parameter.name().equals("tenant")) {
            return Optional.of(Setting.of("tenant", new Source.Tenant()));
        }
        Optional<Source> provided = provided(parameter);
        if (provided.isPresent()) {
            return provided.map(source -> Setting.of(parameter.name(), source));
        }
        boolean inPath = parameter.in() == Parameter.In.PATH;
        return bind(parameter.name(), parameter.schema(), parameter.required(), inPath)
                .map(source -> Setting.of(parameter.name(), source));
    }

    /** The source of a property of a JSON body; nothing when it is not sent. */
    Optional<Source> property(String name, Schema schema, boolean required) {
        return bind(name, schema, required, false);
    }

    private Optional<Source> bind(String name, Schema schema, boolean required, boolean inPath) {
        Optional<ParamEntry> entry = Optional.ofNullable(scope.lens().params().get(name));
        boolean unasked = entry.isEmpty() && name.equals("sort") && Paging.of(operation);
        if (unasked || entry.filter(ParamEntry::hidden).isPresent()) {
            if (required) {
                scope.problem(
                        entry.map(ParamEntry::place).orElse(scope.lens().place()),
                        "hides " + name + ", which " + operation.id() + " of " + scope.line()
                                + " requires: offer it or fix it.");
            }
            return Optional.empty();
        }
        Place place = entry.map(ParamEntry::place).orElse(scope.lens().place());
        Optional<Reader> reader = reader(place, name, schema, entry, inPath);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonElement> fixed = entry.flatMap(ParamEntry::fixed);
        if (fixed.isPresent()) {
            checkType(place, "fixed", fixed.get(), reader.get());
            return Optional.of(new Source.Fixed(fixed.get(), reader.get()));
        }
        return Optional.of(argument(place, name, schema, entry, required || inPath, reader.get()));
    }

    private Source argument(
            Place place, String name, Schema schema, Optional<ParamEntry> entry, boolean required, Reader reader) {
        String argument = entry.flatMap(ParamEntry::as).orElse(Names.snake(name));
        JsonObject json = reader == Reader.LABELS ? JsonObjects.labels() : JsonSchemas.input(schema);
        entry.flatMap(ParamEntry::format).ifPresent(format -> json.addProperty("format", format.value()));
        Optional<JsonElement> absent = absent(place, name, schema, entry, reader);
        bounds(name, entry, json);
        absent.ifPresent(value -> json.add("default", value));
        entry.flatMap(ParamEntry::describe)
                .or(() -> Paging.description(operation, name))
                .ifPresent(text -> json.addProperty("description", text));
        boolean needed = entry.flatMap(ParamEntry::required).orElse(required && absent.isEmpty());
        scope.arguments().add(place, argument, "parameter " + name, needed, json);
        return new Source.FromArgument(argument, reader, absent);
    }

    private Optional<JsonElement> absent(
            Place place, String name, Schema schema, Optional<ParamEntry> entry, Reader reader) {
        Optional<JsonElement> own = entry.flatMap(ParamEntry::absent);
        own.ifPresent(value -> checkType(place, "default", value, reader));
        if (own.isEmpty() && name.equals("size") && Paging.of(operation)) {
            return Optional.of(new JsonPrimitive(PAGE_SIZE));
        }
        return own.or(() -> schema.defaultValue().map(JsonSchemas::value));
    }

    private void bounds(String name, Optional<ParamEntry> entry, JsonObject json) {
        boolean size = name.equals("size") && Paging.of(operation);
        boolean page = name.equals("page") && Paging.of(operation);
        if (page || size) {
            json.addProperty("minimum", 1);
        }
        if (size) {
            json.addProperty("maximum", LARGEST_PAGE);
        }
        entry.flatMap(ParamEntry::minimum).ifPresent(value -> json.addProperty("minimum", value));
        entry.flatMap(ParamEntry::maximum).ifPresent(value -> json.addProperty("maximum", value));
    }

    private Optional<Source> provided(Parameter parameter) {
        return scope.lens().body().stream()
                .flatMap(body -> body.provides().stream()
                        .filter(key -> key.value().equals(parameter.name()))
                        .map(key -> (Source) new Source.FromYaml(body.as().value(), key.value())))
                .findFirst();
    }

    private Optional<Reader> reader(
            Place place, String name, Schema schema, Optional<ParamEntry> entry, boolean inPath) {
        Optional<Text> encode = entry.flatMap(ParamEntry::encode);
        Optional<Reader> plain = Readers.of(schema);
        if (encode.isPresent()) {
            boolean labels = encode.get().value().equals("labels");
            if (!labels) {
                scope.problems()
                        .addUnknown(
                                place.in("encode", encode.get().line()),
                                "encoding",
                                encode.get().value(),
                                List.of("labels"));
            } else if (plain.filter(Reader.STRINGS::equals).isEmpty()) {
                scope.problem(
                        place.in("encode", encode.get().line()),
                        "needs a list of strings, which " + name + " is not on " + scope.line() + ".");
            }
            return Optional.of(Reader.LABELS);
        }
        Optional<Text> format = entry.flatMap(ParamEntry::format);
        if (format.isPresent()) {
            if (!FORMATS.contains(format.get().value())) {
                scope.problems()
                        .addUnknown(
                                place.in("format", format.get().line()),
                                "format",
                                format.get().value(),
                                FORMATS);
            }
            return Optional.of(format.get().value().equals("duration") ? Reader.DURATION : Reader.DATE_TIME);
        }
        if (plain.isEmpty()) {
            scope.problem(
                    place,
                    "cannot offer " + name + " of " + operation.id() + ": no argument has its type on " + scope.line()
                            + ". Hide or fix it: params: { " + name + ": hidden }.");
        }
        return inPath ? plain.map(ParameterBinder::inPath) : plain;
    }

    private static Reader inPath(Reader plain) {
        return plain == Reader.INTEGER || plain == Reader.LONG ? Reader.NUMBER_SEGMENT : Reader.SEGMENT;
    }

    private void checkType(Place place, String key, JsonElement value, Reader reader) {
        boolean fits =
                switch (reader) {
                    case BOOL -> value instanceof JsonPrimitive primitive && primitive.isBoolean();
                    case INTEGER, LONG ->
                        value instanceof JsonPrimitive primitive
                                && primitive.isNumber()
                                && fitsWhole(primitive.getAsBigDecimal());
                    case STRINGS ->
                        value instanceof JsonArray list
                                && list.asList().stream()
                                        .allMatch(each ->
                                                each instanceof JsonPrimitive primitive && primitive.isString());
                    case JSON -> true;
                    default -> value instanceof JsonPrimitive primitive && primitive.isString();
                };
        if (!fits) {
            scope.problem(
                    place,
                    "has " + key + ": " + value + ", which is not of the parameter's type on " + scope.line() + ".");
        }
    }

    private static boolean fitsWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
