package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Body;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.manifest.Lens.BodyEntry;
import io.kestramcp.generator.manifest.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one argument of a body, or of each property of a JSON body. */
final class BodyBinder {
    private final Scope scope;
    private final Operation operation;

    BodyBinder(Scope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** The setting of the operation's body; nothing when none is sent. */
    Optional<Setting> bind() {
        Optional<BodyEntry> entry = scope.lens().body();
        if (operation.body().isEmpty()) {
            entry.ifPresent(body -> scope.problem(
                    body.place(), "is set, but " + operation.id() + " of " + scope.line() + " takes no body."));
            return Optional.empty();
        }
        Body body = operation.body().get();
        if (entry.isPresent()) {
            refuseMisplaced(entry.get(), body);
            return Optional.of(Setting.body(whole(entry.get(), body)));
        }
        if (body.json() && !body.schema().properties().isEmpty()) {
            return Optional.of(Setting.body(properties(body)));
        }
        if (body.required()) {
            scope.problem(
                    scope.lens().place(),
                    "has no body, which " + operation.id() + " of " + scope.line()
                            + " requires: add body: { as: ... }.");
        }
        return Optional.empty();
    }

    private Source whole(BodyEntry entry, Body body) {
        String argument = entry.as().value();
        boolean ion = entry.encode().isPresent();
        JsonObject schema = entry.schema().map(JsonObject::deepCopy).orElseGet(() -> schema(body, ion));
        entry.describe().ifPresent(text -> schema.addProperty("description", text));
        boolean required = !body.multipart() && (body.required() || body.text());
        scope.arguments().add(entry.place(), argument, "body", required, schema);
        entry.files().ifPresent(files -> scope.arguments()
                .add(entry.place().in("files", files.line()), files.value(), "files", false, JsonObjects.files()));
        if (body.multipart()) {
            return new Source.FromParts(argument, entry.files().map(Text::value));
        }
        Reader reader = ion ? Reader.ION : body.json() ? Reader.JSON : Reader.TEXT;
        return new Source.FromArgument(argument, reader, Optional.empty());
    }

    private static JsonObject schema(Body body, boolean ion) {
        if (body.multipart()) {
            return JsonObjects.typed("object");
        }
        return ion ? new JsonObject() : body.json() ? JsonSchemas.input(body.schema()) : JsonObjects.typed("string");
    }

    private Source properties(Body body) {
        ParameterBinder binder = new ParameterBinder(scope, operation);
        List<Setting> settings = new ArrayList<>();
        body.schema().properties().forEach((name, schema) -> {
            if (!schema.readOnly()) {
                boolean required = body.schema().required().contains(name);
                binder.bind(new Slot(name, Slot.Where.JSON_BODY, required, schema))
                        .ifPresent(source -> settings.add(Setting.of(name, source)));
            }
        });
        return new Source.FromProperties(settings);
    }

    private void refuseMisplaced(BodyEntry entry, Body body) {
        boolean yaml = body.mediaType().contains("yaml");
        for (Text key : entry.provides()) {
            if (!yaml) {
                scope.problem(
                        entry.place().in("provides", key.line()),
                        "needs a YAML body; " + operation.id() + " of " + scope.line() + " takes " + body.mediaType()
                                + ".");
            } else if (scope.lens().operation().value().equals(operation.id())
                    && operation.parameter(key.value()).isEmpty()) {
                scope.problems()
                        .addUnknown(
                                entry.place().in("provides", key.line()),
                                "parameter of " + operation.id() + " on " + scope.line(),
                                key.value(),
                                Parameters.names(operation));
            }
        }
        entry.files()
                .filter(files -> !body.multipart())
                .ifPresent(files -> scope.problem(
                        entry.place().in("files", files.line()),
                        "needs a multipart body; " + operation.id() + " of " + scope.line() + " takes "
                                + body.mediaType() + "."));
        entry.encode().ifPresent(encode -> {
            if (!encode.value().equals("ion")) {
                scope.problems()
                        .addUnknown(
                                entry.place().in("encode", encode.line()), "encoding", encode.value(), List.of("ion"));
            } else if (!body.text() || yaml) {
                scope.problem(
                        entry.place().in("encode", encode.line()),
                        "needs a text body; " + operation.id() + " of " + scope.line() + " takes " + body.mediaType()
                                + ".");
            }
        });
    }
}
