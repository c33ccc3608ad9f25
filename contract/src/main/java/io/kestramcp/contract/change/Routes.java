package io.kestramcp.contract.change;

import io.kestramcp.contract.Edition;
import io.kestramcp.contract.Operation;
import java.util.Set;

/** What changed in an operation's address: path, method, edition. Tools are bound by the operation's id. */
final class Routes {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private Routes() {}

    static void compare(Operation before, Operation after, Findings findings) {
        boolean moved = !anonymous(before).equals(anonymous(after));
        if (!before.method().equals(after.method())) {
            method(before, after, findings);
        } else if (moved) {
            findings.follows(
                    Kind.MOVED,
                    "",
                    "Moved from " + Words.code(route(before)) + " to " + Words.code(route(after))
                            + ": bound by id, nothing to do.");
        }
        if (before.edition() != after.edition()) {
            findings.follows(
                    Kind.EDITION,
                    "",
                    after.edition() == Edition.EE
                            ? "Only the Enterprise Edition has it now: elsewhere the tool is not listed."
                            : "Every edition has it now.");
        }
    }

    private static void method(Operation before, Operation after, Findings findings) {
        String sentence = "Is " + Words.code(route(after)) + " now, was " + Words.code(route(before)) + ": bound by id";
        boolean hints = SAFE.contains(before.method()) != SAFE.contains(after.method())
                || before.method().equals("DELETE") != after.method().equals("DELETE")
                || before.method().equals("POST") != after.method().equals("POST");
        if (hints) {
            findings.decideForAllLines(
                    Kind.METHOD,
                    sentence + ". The hints that follow from the method change too: say what the tool really does.",
                    "hints",
                    "{ readOnly: " + SAFE.contains(before.method()) + ", destructive: "
                            + before.method().equals("DELETE") + ", idempotent: "
                            + !before.method().equals("POST") + " }");
        } else {
            findings.follows(Kind.METHOD, "", sentence + ", nothing to do.");
        }
    }

    private static String route(Operation operation) {
        return operation.method() + " " + shortPath(operation);
    }

    /** What all paths begin with says nothing. */
    private static String shortPath(Operation operation) {
        return operation.path().replaceFirst("^/api/v1(/\\{tenant})?", "…");
    }

    private static String anonymous(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "{}");
    }
}
