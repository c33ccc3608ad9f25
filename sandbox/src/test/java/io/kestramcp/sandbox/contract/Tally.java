package io.kestramcp.sandbox.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What agreed and what did not, by operation. */
final class Tally {
    private final Map<String, int[]> byOperation = new TreeMap<>();
    private final Map<String, List<String>> disagreements = new LinkedHashMap<>();

    void count(Recording recording, List<String> differences) {
        int[] counts = byOperation.computeIfAbsent(recording.operation(), operation -> new int[2]);
        counts[1]++;
        if (differences.isEmpty()) {
            counts[0]++;
        } else {
            disagreements.put(recording.name(), differences);
        }
    }

    /** What differed, by recording. */
    Map<String, List<String>> disagreements() {
        return disagreements;
    }

    /** The share of a set of operations that agrees, from 0 to 1. */
    double share(Set<String> operations) {
        int[] sum = sum(operations);
        return (double) sum[0] / sum[1];
    }

    private int[] sum(Set<String> operations) {
        int[] sum = new int[2];
        byOperation.forEach((operation, counts) -> {
            if (operations.contains(operation)) {
                sum[0] += counts[0];
                sum[1] += counts[1];
            }
        });
        return sum;
    }

    /** The table: agreeing of total, by operation; tool operations are marked. */
    String table(String line, Set<String> toolOperations) {
        StringBuilder table =
                new StringBuilder("Recordings of Kestra " + line + ": agreeing of total (* behind a tool)\n");
        byOperation.forEach((operation, counts) -> table.append(String.format(
                "  %-34s %3d / %3d%n",
                operation + (toolOperations.contains(operation) ? " *" : ""), counts[0], counts[1])));
        int[] tools = sum(toolOperations);
        int[] all = sum(byOperation.keySet());
        return table.append(String.format(
                        "  behind the tools %d / %d (%.1f %%), all %d / %d%n",
                        tools[0], tools[1], 100.0 * tools[0] / tools[1], all[0], all[1]))
                .toString();
    }
}
