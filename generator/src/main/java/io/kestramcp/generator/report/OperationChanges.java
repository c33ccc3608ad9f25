package io.kestramcp.generator.report;

import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.generator.coverage.Coverage;
import io.kestramcp.generator.coverage.OperationList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Operations that came and went, whether or not a tool uses them.
 *
 * @param before how many there were; absent where nobody wrote it down, and then nothing is told to be new or gone
 * @param after how many there are
 * @param added new ones, by tag and id
 * @param gone those that are no longer there, by tag and id
 * @param renamed how many have another id at the same method and path
 * @param account by operationId, of the new ones: what the manifest says; nothing where nobody has decided
 */
public record OperationChanges(
        Optional<Integer> before,
        int after,
        List<ListedOperation> added,
        List<ListedOperation> gone,
        int renamed,
        Map<String, String> account) {

    /**
     * Compares two lists.
     *
     * @param coverage what the manifest says of the newer one
     */
    public static OperationChanges of(Optional<OperationList> before, Coverage coverage) {
        OperationList after = coverage.list();
        if (before.isEmpty()) {
            return new OperationChanges(Optional.empty(), after.operations().size(), List.of(), List.of(), 0, Map.of());
        }
        List<ListedOperation> added = only(after, before.get());
        return new OperationChanges(
                Optional.of(before.get().operations().size()),
                after.operations().size(),
                added,
                only(before.get(), after),
                renamed(before.get(), after),
                account(added, coverage));
    }

    /** What only one list has; another id at the same method and path is the same operation. */
    private static List<ListedOperation> only(OperationList list, OperationList other) {
        Set<String> routes = other.operations().values().stream()
                .filter(each -> list.operation(each.id()).isEmpty())
                .map(OperationChanges::route)
                .collect(Collectors.toSet());
        return list.tags().stream()
                .flatMap(tag -> list.tagged(tag).stream())
                .filter(each -> other.operation(each.id()).isEmpty() && !routes.contains(route(each)))
                .toList();
    }

    /** How many operations the newer list calls differently, at the same method and path. */
    private static int renamed(OperationList before, OperationList after) {
        Set<String> routes = before.operations().values().stream()
                .filter(each -> after.operation(each.id()).isEmpty())
                .map(OperationChanges::route)
                .collect(Collectors.toSet());
        return (int) after.operations().values().stream()
                .filter(each -> before.operation(each.id()).isEmpty() && routes.contains(route(each)))
                .count();
    }

    private static String route(ListedOperation operation) {
        return operation.method() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
    }

    private static Map<String, String> account(List<ListedOperation> added, Coverage coverage) {
        Map<String, String> account = new TreeMap<>();
        added.forEach(operation -> {
            if (coverage.called().containsKey(operation.id())) {
                account.put(
                        operation.id(),
                        "used by " + String.join(", ", coverage.called().get(operation.id())));
            }
        });
        coverage.leftOut().forEach((entry, operations) -> operations.stream()
                .filter(added::contains)
                .forEach(each -> account.put(each.id(), "left out: " + entry.reason())));
        return account;
    }
}
