package io.kestramcp.generator.bind;

import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.contract.Operation;
import io.kestramcp.generator.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds one tool on one API line. */
final class LineBinder {
    private final Scope scope;
    private final boolean handled;

    LineBinder(Scope scope, boolean handled) {
        this.scope = scope;
        this.handled = handled;
    }

    /** The tool on this line; nothing when it cannot be bound, which is a problem. */
    Optional<BoundLine> bind() {
        Optional<Operation> main = scope.lens().operation().flatMap(id -> scope.operation(id, "operation"));
        if (main.isEmpty() && !handled) {
            return Optional.empty();
        }
        List<Call> calls = new ArrayList<>();
        main.ifPresent(operation -> calls.add(call(operation, 0)));
        scope.lens().otherwise().forEach((status, id) -> scope.operation(id, "otherwise")
                .ifPresent(operation -> calls.add(call(operation, status))));
        refuseUnknownParams(calls);
        List<Operation> further = scope.lens().operations().stream()
                .flatMap(id -> scope.operation(id, "operations").stream())
                .toList();
        scope.lens().arguments().forEach((name, argument) -> scope.arguments()
                .add(argument.place(), name, "argument", argument.required(), argument.schema()));
        Optional<AnswerBinder.Bound> answer = main.map(operation ->
                new AnswerBinder(scope, operation).bind(calls.get(0).settings()));
        return Optional.of(new BoundLine(
                scope.line(),
                calls,
                further,
                answer.filter(bound -> !handled).map(AnswerBinder.Bound::shape),
                scope.arguments().inputSchema(),
                answer.filter(bound -> !handled).map(AnswerBinder.Bound::schema).orElseGet(OutputSchemas::any)));
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
        if (calls.isEmpty() && scope.lens().operation().isPresent()) {
            return;
        }
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
