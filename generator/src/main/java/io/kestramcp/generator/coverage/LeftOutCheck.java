package io.kestramcp.generator.coverage;

import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.generator.manifest.LeftOutEntry;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks what the manifest leaves out against the operations that there are, and against the tools. */
public final class LeftOutCheck {
    private final Manifest manifest;
    private final Map<String, OperationList> lists = new TreeMap<>();
    private final Map<String, Map<String, SortedSet<String>>> callers = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Problems problems;

    /** @param lists every operation, one list for each API line that has one */
    public LeftOutCheck(Manifest manifest, Collection<OperationList> lists, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
        for (OperationList list : lists) {
            this.lists.put(list.line(), list);
            callers.put(list.line(), Callers.of(manifest, list.line()));
        }
    }

    /** Tells whatever does not fit. */
    public void check() {
        for (LeftOutEntry entry : manifest.leftOut()) {
            List<OperationList> about = entry.lines().stream()
                    .filter(lists::containsKey)
                    .map(lists::get)
                    .toList();
            entry.operations().forEach(id -> operation(entry, id, about));
            entry.tags().forEach(tag -> tag(entry, tag, about));
            // What one line lacks, a line that is not imported yet may have.
            if (about.size() == entry.lines().size()) {
                refuseUnknown(entry, about);
            }
        }
    }

    private void operation(LeftOutEntry entry, Text id, List<OperationList> about) {
        Place place = entry.place().in("operations", id.line());
        Set<String> tags = new TreeSet<>();
        for (OperationList list : about) {
            list.operation(id.value()).ifPresent(operation -> {
                tags.add(operation.tag());
                refuseCalled(place, operation, list.line(), "leaves out");
                refuseTwice(place, "operation " + id, list.line());
            });
        }
        if (tags.size() > 1) {
            problems.add(
                    place,
                    "leaves out '" + id + "', which is another operation on another line: one of " + tags
                            + ". Say since or until, or leave it out by tag.");
        }
    }

    private void tag(LeftOutEntry entry, Text tag, List<OperationList> about) {
        Place place = entry.place().in("tags", tag.line());
        for (OperationList list : about) {
            if (list.tags().contains(tag.value())) {
                list.tagged(tag.value())
                        .forEach(operation ->
                                refuseCalled(place, operation, list.line(), "leaves out the tag '" + tag + "' with"));
                refuseTwice(place, "tag " + tag, list.line());
            }
        }
    }

    private void refuseUnknown(LeftOutEntry entry, List<OperationList> about) {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        about.forEach(list -> {
            ids.addAll(list.operations().keySet());
            tags.addAll(list.tags());
        });
        refuseUnknown(entry.place(), "operation", entry.operations(), ids);
        refuseUnknown(entry.place(), "tag", entry.tags(), tags);
    }

    private void refuseUnknown(Place place, String what, List<Text> words, Set<String> known) {
        words.stream()
                .filter(word -> !known.contains(word.value()))
                .forEach(word -> problems.addGone(place.in(what + "s", word.line()), what, word.value(), known));
    }

    private void refuseCalled(Place place, ListedOperation operation, String line, String how) {
        SortedSet<String> tools = callers.get(line).get(operation.id());
        if (tools != null) {
            problems.add(
                    place,
                    how + " '" + operation.id() + "', which " + (tools.isEmpty() ? "the gateway" : tools.first())
                            + " calls on " + line + ": take one of the two away.");
        }
    }

    private void refuseTwice(Place place, String what, String line) {
        Integer first = seen.putIfAbsent(line + " " + what, place.line());
        if (first != null) {
            problems.add(place, "leaves out the " + what + " a second time, after line " + first + ": remove one.");
        }
    }
}
