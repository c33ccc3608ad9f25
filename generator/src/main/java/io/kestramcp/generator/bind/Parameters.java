package io.kestramcp.generator.bind;

import io.kestramcp.contract.Body;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the manifest may deviate in. */
final class Parameters {
    private Parameters() {}

    /** The names of an operation's parameters, and of the properties of its JSON body, that can be arguments. */
    static Set<String> names(Operation operation) {
        Set<String> names = new TreeSet<>();
        operation.parameters().stream()
                .filter(parameter -> !parameter.filters() && !parameter.name().equals("tenant"))
                .map(Parameter::name)
                .forEach(names::add);
        operation
                .body()
                .filter(Body::json)
                .ifPresent(body -> names.addAll(body.schema().properties().keySet()));
        return names;
    }

    /** The names over several operations. */
    static Set<String> names(List<Operation> operations) {
        Set<String> names = new TreeSet<>();
        operations.forEach(operation -> names.addAll(names(operation)));
        return names;
    }
}
