package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.manifest.Lens.AnswerEntry;
import io.kestramcp.generator.manifest.Lens.KeepEntry;
import io.kestramcp.generator.manifest.Lens.LimitEntry;
import io.kestramcp.generator.manifest.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the shape of an operation's answer, and the schema of what the tool makes of it. */
final class AnswerBinder {
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final Scope scope;
    private final Operation operation;

    AnswerBinder(Scope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** @param schema the lenient JSON Schema of the tool's answer */
    record Bound(Shape shape, JsonObject schema) {}

    Bound bind(List<Setting> settings) {
        Optional<AnswerEntry> single = scope.lens().answer();
        if (single.isPresent()) {
            return single(single.get());
        }
        List<KeepEntry> keep = scope.lens().keep();
        KeepBinder binder = new KeepBinder(scope, operation.id());
        Optional<Integer> size = pageSize(settings);
        Optional<Schema> answer = operation.answer();
        Optional<Schema> items = size.isPresent() ? Paging.row(operation) : answer.flatMap(Schema::items);
        if (items.isEmpty() || size.isPresent()) {
            scope.lens()
                    .limit()
                    .ifPresent(limit -> scope.problem(
                            limit.place(),
                            "needs an answer that is a plain list; that of " + operation.id() + " is none on "
                                    + scope.line() + "."));
        }
        if (answer.isEmpty()) {
            List<Source.FromArgument> repeated = pathArguments(settings);
            List<String> names =
                    repeated.stream().map(Source.FromArgument::argument).toList();
            return new Bound(new Shape.Done(names), OutputSchemas.done(repeated));
        }
        if (items.isPresent()) {
            JsonObject row = binder.schema(keep, items.get());
            return size.map(rows -> new Bound(new Shape.Page(keep, rows), OutputSchemas.page(row)))
                    .orElseGet(() -> new Bound(list(keep), OutputSchemas.list(row)));
        }
        if (answer.get().type().filter(SCALARS::contains).isPresent()) {
            String name = scalarName(keep);
            return new Bound(new Shape.Scalar(name), OutputSchemas.single(name, JsonSchemas.output(answer.get())));
        }
        return new Bound(new Shape.OneObject(keep), binder.schema(keep, answer.get()));
    }

    /** An answer that is no JSON, as one value. */
    private Bound single(AnswerEntry entry) {
        String name = entry.name();
        if (!Names.allowed(name)) {
            scope.problem(
                    entry.place(),
                    "names the answer '" + name + "'; a name is " + Names.PATTERN + " and at most " + Names.MAX_LENGTH
                            + " characters.");
        }
        if (operation.answer().isPresent() || operation.answerTypes().isEmpty()) {
            scope.problem(
                    entry.place(),
                    "needs an answer that is no JSON; " + operation.id() + " of " + scope.line() + " answers with "
                            + (operation.answer().isPresent() ? "JSON" : "nothing") + ".");
        }
        scope.lens()
                .keep()
                .forEach(each -> scope.problem(
                        each.place(), "keeps a part of an answer that is passed on as one value: remove keep."));
        return new Bound(
                entry.bytes() ? new Shape.Bytes(name) : new Shape.Text(name),
                OutputSchemas.single(name, JsonObjects.typed("string")));
    }

    /** The name of an answer that is a single JSON value: the one that the manifest keeps it under. */
    private String scalarName(List<KeepEntry> keep) {
        keep.stream()
                .filter(entry -> keep.size() > 1 || !entry.path().equals(KeepBinder.WHOLE))
                .findFirst()
                .ifPresent(entry -> scope.problem(
                        entry.place(),
                        "keeps a part of a single value; " + operation.id() + " of " + scope.line()
                                + " answers with one: write keep: [{ name: . }]."));
        return keep.isEmpty() ? "result" : keep.get(0).name();
    }

    /** Offers the argument {@code limit} or {@code tail}, where the manifest has it. */
    private Shape list(List<KeepEntry> keep) {
        if (scope.lens().limit().isEmpty()) {
            return new Shape.Rows(keep);
        }
        LimitEntry limit = scope.lens().limit().get();
        String name = limit.last() ? "tail" : "limit";
        JsonObject schema = JsonObjects.typed("integer");
        schema.addProperty("minimum", 1);
        schema.addProperty("maximum", limit.maximum());
        schema.addProperty("default", limit.rows());
        schema.addProperty("description", "How many of the " + (limit.last() ? "last" : "first") + " rows to give.");
        scope.arguments().add(limit.place(), name, name, false, schema);
        return limit.last() ? new Shape.Tail(keep, limit.rows()) : new Shape.Head(keep, limit.rows());
    }

    /** The default size of a page, when both page and size are offered under their own names. */
    private Optional<Integer> pageSize(List<Setting> settings) {
        return Paging.of(operation) && offered(settings, "page").isPresent()
                ? offered(settings, "size").flatMap(Source.FromArgument::absent).map(size -> size.getAsInt())
                : Optional.empty();
    }

    private static Optional<Source.FromArgument> offered(List<Setting> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.parameter().equals(name))
                .map(Setting::source)
                .filter(source -> source instanceof Source.FromArgument argument
                        && argument.argument().equals(name))
                .map(Source.FromArgument.class::cast)
                .findFirst();
    }

    private List<Source.FromArgument> pathArguments(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> operation
                        .parameter(setting.parameter())
                        .filter(parameter -> parameter.in() == Parameter.In.PATH)
                        .isPresent())
                .map(Setting::source)
                .filter(Source.FromArgument.class::isInstance)
                .map(Source.FromArgument.class::cast)
                .toList();
    }
}
