package io.kestramcp.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What callers were told, to be compared with what Kestra did. Thread-safe. */
final class Ledger {
    /** More would say the same. */
    private static final int MOST_KEPT = 50;

    private final Map<String, Claim> started = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    /** What a caller knows of an execution that he asked for. */
    enum Claim {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    /** A caller was told of the execution with this label. */
    void started(String label, Claim claim) {
        started.put(label, claim);
    }

    /** Counts how a call ended. */
    void ended(String outcome) {
        outcomes.computeIfAbsent(outcome, unseen -> new LongAdder()).increment();
    }

    /** How many calls did what was asked. */
    long served() {
        LongAdder served = outcomes.get("ok");
        return served == null ? 0 : served.sum();
    }

    /** Something that must never be. */
    void wrong(String what) {
        if (wrong.size() < MOST_KEPT) {
            wrong.add(what);
        }
    }

    /** How many calls ended how. */
    Map<String, Long> outcomes() {
        Map<String, Long> sorted = new TreeMap<>();
        outcomes.forEach((outcome, count) -> sorted.put(outcome, count.sum()));
        return sorted;
    }

    /** Everything that must not be, with what {@code executions} by their label say. */
    List<String> violations(Map<String, Integer> executions) {
        List<String> violations = new ArrayList<>(wrong);
        executions.forEach((label, count) -> {
            if (count > 1) {
                violations.add(label + " was executed " + count + " times");
            }
        });
        started.forEach((label, claim) -> {
            int count = executions.getOrDefault(label, 0);
            if ((claim == Claim.DONE && count == 0) || (claim == Claim.NOT_DONE && count > 0)) {
                violations.add(label + ": the caller was told " + claim + ", and it was executed " + count + " times");
            }
        });
        return violations;
    }
}
