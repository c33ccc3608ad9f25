package io.kestramcp.generator.bind;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.manifest.Lens;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.Text;
import java.util.Optional;

/**
 * What the binding of one tool on one API line works with.
 *
 * @param arguments where the tool's arguments are collected
 */
record Scope(String line, Contract contract, Lens lens, ArgumentList arguments, Problems problems) {
    /** The operation that a word of the manifest names; an unknown one is a problem. */
    Optional<Operation> operation(Text id, String key) {
        Optional<Operation> operation = contract.operation(id.value());
        if (operation.isEmpty()) {
            problems.addUnknownOperation(
                    lens.place().in(key, id.line()),
                    line,
                    id.value(),
                    contract.operations().keySet());
        }
        return operation;
    }

    /** A problem of this tool on this line. */
    void problem(Place place, String message) {
        problems.add(place, message);
    }
}
