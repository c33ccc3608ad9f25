package io.kestramcp.generator.coverage;

import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.generator.manifest.LeftOutEntry;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the manifest says of every operation of one API line.
 *
 * @param list every operation of the line
 * @param called those that something calls: names of tools by operationId, none where only the gateway itself does
 * @param leftOut those that nothing calls, with the entry that says why, by the entry's place in the manifest
 * @param unclassified those that the manifest does not account for
 */
public record Coverage(
        OperationList list,
        SortedMap<String, SortedSet<String>> called,
        Map<LeftOutEntry, List<ListedOperation>> leftOut,
        List<ListedOperation> unclassified) {

    /** Holds a manifest against every operation of one API line. */
    public static Coverage of(OperationList list, Manifest manifest) {
        SortedMap<String, SortedSet<String>> called = Callers.of(manifest, list.line());
        called.keySet().retainAll(list.operations().keySet());
        List<LeftOutEntry> entries = manifest.leftOut().stream()
                .filter(entry -> entry.lines().contains(list.line()))
                .toList();
        Map<LeftOutEntry, List<ListedOperation>> leftOut = new LinkedHashMap<>();
        entries.forEach(entry -> leftOut.put(entry, new ArrayList<>()));
        List<ListedOperation> unclassified = new ArrayList<>();
        for (ListedOperation operation : list.operations().values()) {
            if (!called.containsKey(operation.id())) {
                entry(entries, operation)
                        .ifPresentOrElse(entry -> leftOut.get(entry).add(operation), () -> unclassified.add(operation));
            }
        }
        leftOut.values().removeIf(List::isEmpty);
        return new Coverage(list, called, leftOut, unclassified);
    }

    /** The API line. */
    public String line() {
        return list.line();
    }

    /** How many operations tools reach. */
    public long reached() {
        return called.values().stream().filter(tools -> !tools.isEmpty()).count();
    }

    /** The figures in a sentence. */
    public String summary() {
        int out = leftOut.values().stream().mapToInt(List::size).sum();
        return "Kestra " + line() + ": tools reach " + reached() + " of "
                + list.operations().size() + " operations; " + out + " are left out, for " + leftOut.size()
                + " reasons" + (unclassified.isEmpty() ? "." : "; " + unclassified.size() + " are not accounted for.");
    }

    /** What is said of an operation by its id comes before what is said of its tag. */
    private static Optional<LeftOutEntry> entry(List<LeftOutEntry> entries, ListedOperation operation) {
        return entries.stream()
                .filter(entry -> has(entry.operations(), operation.id()))
                .findFirst()
                .or(() -> entries.stream()
                        .filter(entry -> has(entry.tags(), operation.tag()))
                        .findFirst());
    }

    private static boolean has(List<Text> names, String name) {
        return names.stream().anyMatch(each -> each.value().equals(name));
    }
}
