package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.RenamedEntry;
import io.kestramcp.generator.manifest.Text;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that former names lead to tools of today, and that no tool of today has one of them. */
final class RenamedCheck {
    private final Problems problems;

    RenamedCheck(Problems problems) {
        this.problems = problems;
    }

    void check(Manifest manifest) {
        Set<String> tools =
                manifest.tools().stream().map(ToolEntry::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> former =
                manifest.renamed().stream().map(RenamedEntry::name).collect(Collectors.toCollection(TreeSet::new));
        for (RenamedEntry entry : manifest.renamed()) {
            if (tools.contains(entry.name())) {
                problems.add(entry.place(), "is the name of a tool of today: remove it here, or rename the tool.");
            } else if (!Names.allowed(entry.name())) {
                problems.add(entry.place(), "is no name that a tool can have had.");
            }
            entry.to().filter(to -> !to.value().isEmpty()).ifPresent(to -> leads(entry, to, tools, former));
        }
    }

    private void leads(RenamedEntry entry, Text to, Set<String> tools, Set<String> former) {
        if (former.contains(to.value())) {
            problems.add(
                    entry.place().in("to", to.line()),
                    "leads to '" + to + "', which is a former name too: name the tool of today.");
        } else if (!tools.contains(to.value())) {
            problems.addUnknown(entry.place().in("to", to.line()), "tool", to.value(), tools);
        }
    }
}
