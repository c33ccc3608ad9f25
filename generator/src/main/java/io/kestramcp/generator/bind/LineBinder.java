package io.kestramcp.generator.bind;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.manifest.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds one adapter on one API line. */
final class LineBinder {
    private final Scope scope;

    LineBinder(Scope scope) {
        this.scope = scope;
    }

    /** The adapter on this line; nothing when it cannot be bound, which is a problem. */
    Optional<BoundLine> bind() {
        Text named = scope.lens().operation();
        // One that is not there was told when it was read.
        Optional<Operation> main = named.value().isEmpty() ? Optional.empty() : scope.operation(named, "operation");
        if (main.isEmpty()) {
            return Optional.empty();
        }
        List<Call> calls = new ArrayList<>();
        calls.add(call(main.get(), 0));
        scope.lens().otherwise().forEach((status, id) -> scope.operation(id, "otherwise")
                .ifPresent(operation -> calls.add(call(operation, status))));
        refuseUnknownParams(calls);
        AnswerBinder.Bound answer =
                new AnswerBinder(scope, main.get()).bind(calls.get(0).settings());
        return Optional.of(new BoundLine(
                scope.line(), calls, answer.shape(), scope.arguments().inputSchema(), answer.schema()));
    }

    private Call call(Operation operation, int status) {
        List<Setting> settings = new ArrayList<>();
        ParameterBinder parameters = new ParameterBinder(scope, operation);
        operation.parameters().stream()
                .filter(parameter -> !parameter.filters() && !paging(operation, parameter))
                .forEach(parameter -> parameters.bind(parameter).ifPresent(settings::add));
        new BodyBinder(scope, operation).bind().ifPresent(settings::add);
        new FilterBinder(scope, operation).bind().ifPresent(settings::add);
        // Paging comes last: what is searched for matters more to a reader of the schema.
        operation.parameters().stream()
                .filter(parameter -> paging(operation, parameter))
                .forEach(parameter -> parameters.bind(parameter).ifPresent(settings::add));
        return new Call(operation, status, settings);
    }

    private static boolean paging(Operation operation, Parameter parameter) {
        return Paging.of(operation) && Set.of("page", "size", "sort").contains(parameter.name());
    }

    private void refuseUnknownParams(List<Call> calls) {
        Set<String> known = Parameters.names(calls.stream().map(Call::operation).toList());
        String operations = String.join(
                ", ", calls.stream().map(call -> call.operation().id()).toList());
        scope.lens().params().forEach((name, entry) -> {
            if (!known.contains(name)) {
                scope.problems()
                        .addUnknown(entry.place(), "parameter of " + operations + " on " + scope.line(), name, known);
            }
        });
    }
}
