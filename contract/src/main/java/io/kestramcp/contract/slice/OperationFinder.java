package io.kestramcp.contract.slice;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.Nearest;
import io.kestramcp.contract.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds operations in a full spec: by operationId, else by the method and path that the operation has in the slice of
 * another line. Older specs call some operations differently ({@code flow} for {@code getFlow} in 1.2).
 */
final class OperationFinder {
    private final String name;
    private final Map<String, FullOperation> byId = new TreeMap<>();
    private final Map<String, FullOperation> byRoute = new HashMap<>();
    private final Collection<Contract> others;

    /**
     * @param spec the spec to search
     * @param others the slices of the other lines
     */
    OperationFinder(Spec spec, Collection<Contract> others) {
        this.name = spec.name();
        this.others = others;
        FullOperation.of(spec).forEach(this::add);
    }

    /**
     * Finds an operation.
     *
     * @param where the line of the manifest that asks for it
     * @return nothing when another line has the operation and this one has not
     * @throws ContractException when no line has it: a slip of the pen in the manifest
     */
    Optional<FullOperation> find(String id, String where) {
        if (byId.containsKey(id)) {
            return Optional.of(byId.get(id));
        }
        List<Operation> elsewhere =
                others.stream().flatMap(other -> other.operation(id).stream()).toList();
        if (elsewhere.isEmpty()) {
            throw new ContractException(where + ": no operation is called " + id + " in " + name
                    + Nearest.to(id, byId.keySet())
                            .map(near -> "; the nearest is " + near)
                            .orElse("") + ".");
        }
        return elsewhere.stream()
                .map(operation -> FullOperation.route(operation.method().toLowerCase(Locale.ROOT), operation.path()))
                .flatMap(route -> Optional.ofNullable(byRoute.get(route)).stream())
                .findFirst();
    }

    private void add(FullOperation operation) {
        if (byId.put(operation.id(), operation) != null) {
            throw new ContractException(name + " has the operationId " + operation.id() + " twice.");
        }
        byRoute.putIfAbsent(operation.route(), operation);
    }
}
