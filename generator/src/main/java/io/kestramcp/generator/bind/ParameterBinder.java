package io.kestramcp.generator.bind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Text;
import java.util.List;
import java.util.Optional;

/** Makes arguments of parameters, and of the properties of a JSON body. */
final class ParameterBinder {
    private final Scope scope;
    private final Operation operation;

    ParameterBinder(Scope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** The setting of a parameter; nothing when it is not sent. */
    Optional<Setting> bind(Parameter parameter) {
        Optional<Source> source = parameter.name().equals("tenant")
                ? Optional.of(new Source.Tenant())
                : provided(parameter).or(() -> bind(Slot.of(parameter)));
        return source.map(each -> Setting.of(parameter.name(), each));
    }

    /** Where the value of a slot comes from; nothing when it stays empty. */
    Optional<Source> bind(Slot slot) {
        Optional<ParamEntry> entry = Optional.ofNullable(scope.lens().params().get(slot.name()));
        Place place = entry.map(ParamEntry::place).orElse(scope.lens().place());
        if (entry.filter(ParamEntry::tenant).isPresent()) {
            return Optional.of(new Source.Tenant());
        }
        if (Paging.orders(operation, slot.name())
                && entry.filter(Paging::settled).isEmpty()) {
            scope.problem(
                    place,
                    "lets " + operation.id() + " page in no order on " + scope.line()
                            + ", so that rows can be lost or come twice. Fix columns that Kestra is known to have,"
                            + " params: { sort: { fixed: [\"id:asc\"] } }, or say why not: { sort: { hidden: REASON } }.");
            return Optional.empty();
        }
        if (entry.filter(ParamEntry::hidden).isPresent()) {
            if (slot.required()) {
                scope.problem(
                        place,
                        "hides " + slot.name() + ", which " + operation.id() + " requires on " + scope.line()
                                + ": offer it or fix it.");
            }
            return Optional.empty();
        }
        Optional<Reader> reader = new ReaderChoice(scope).of(slot, entry);
        if (reader.isEmpty()) {
            scope.problem(
                    place,
                    "cannot offer " + slot.name() + " of " + operation.id() + ": no argument has its type on "
                            + scope.line() + ". Hide it: params: { " + slot.name() + ": hidden }.");
            return Optional.empty();
        }
        Optional<JsonElement> fixed = checked(place, "fixed", entry.flatMap(ParamEntry::fixed), reader.get());
        return fixed.isPresent()
                ? Optional.of(new Source.Fixed(fixed.get(), reader.get()))
                : Optional.of(argument(place, slot, entry, reader.get()));
    }

    private Source argument(Place place, Slot slot, Optional<ParamEntry> entry, Reader reader) {
        String argument = entry.flatMap(ParamEntry::as).orElse(Names.snake(slot.name()));
        Optional<JsonElement> absent = absent(place, slot, entry, reader);
        boolean required = entry.flatMap(ParamEntry::required).orElse(slot.required() && absent.isEmpty());
        scope.arguments()
                .add(place, argument, "parameter " + slot.name(), required, schema(slot, entry, reader, absent));
        return new Source.FromArgument(argument, reader, absent);
    }

    private JsonObject schema(Slot slot, Optional<ParamEntry> entry, Reader reader, Optional<JsonElement> absent) {
        JsonObject schema = reader == Reader.LABELS ? JsonObjects.labels() : JsonSchemas.input(slot.schema());
        narrow(slot, entry.map(ParamEntry::values).orElse(List.of()), schema);
        entry.flatMap(ParamEntry::format).ifPresent(format -> schema.addProperty("format", format.value()));
        Paging.bounds(operation, slot.name(), schema);
        entry.flatMap(ParamEntry::minimum).ifPresent(value -> schema.addProperty("minimum", value));
        entry.flatMap(ParamEntry::maximum).ifPresent(value -> schema.addProperty("maximum", value));
        absent.ifPresent(value -> schema.add("default", value));
        entry.flatMap(ParamEntry::describe)
                .or(() -> Paging.description(operation, slot.name()))
                .ifPresent(text -> schema.addProperty("description", text));
        return schema;
    }

    /** Offers only these of the values that the contract allows. */
    private void narrow(Slot slot, List<Text> values, JsonObject schema) {
        if (values.isEmpty()) {
            return;
        }
        boolean list = slot.schema().items().isPresent();
        Schema one = slot.schema().items().orElse(slot.schema());
        List<String> allowed = one.enumeration().stream().map(String::valueOf).toList();
        for (Text value : values) {
            Place place = scope.lens().params().get(slot.name()).place().in("enum", value.line());
            if (!one.type().orElse("").equals("string")) {
                scope.problem(place, "needs strings, which " + slot.name() + " does not take on " + scope.line() + ".");
            } else if (!allowed.isEmpty() && !allowed.contains(value.value())) {
                scope.problems()
                        .addUnknown(place, "value of " + slot.name() + " on " + scope.line(), value.value(), allowed);
            }
        }
        JsonObject choice = JsonObjects.choice(values.stream().map(Text::value).toList());
        (list ? schema.getAsJsonObject("items") : schema).add("enum", choice.get("enum"));
    }

    /** What is sent without the argument: the manifest's default, ours for the size of a page, or the contract's. */
    private Optional<JsonElement> absent(Place place, Slot slot, Optional<ParamEntry> entry, Reader reader) {
        return checked(place, "default", entry.flatMap(ParamEntry::absent), reader)
                .or(() -> Paging.size(operation, slot.name()).map(JsonPrimitive::new))
                .or(() -> slot.schema().defaultValue().map(JsonSchemas::value));
    }

    private Optional<JsonElement> checked(Place place, String key, Optional<JsonElement> value, Reader reader) {
        value.filter(each -> !ReaderChoice.fits(each, reader))
                .ifPresent(each -> scope.problem(
                        place,
                        "has " + key + ": " + each + ", which is not of the parameter's type on " + scope.line()
                                + "."));
        return value.filter(each -> ReaderChoice.fits(each, reader));
    }

    private Optional<Source> provided(Parameter parameter) {
        return scope.lens().body().stream()
                .flatMap(body -> body.provides().stream()
                        .filter(key -> key.value().equals(parameter.name()))
                        .map(key -> (Source) new Source.FromYaml(body.as().value(), key.value())))
                .findFirst();
    }
}
