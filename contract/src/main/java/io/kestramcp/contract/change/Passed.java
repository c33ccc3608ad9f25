package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What changed inside a value that is passed on whole. Of a part, hand-written classes read it, and no contract tells which
 * fields: somebody must look.
 */
final class Passed {
    private static final int MAX_DEPTH = 2;

    private final Findings findings;
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> retyped = new LinkedHashSet<>();

    Passed(Findings findings) {
        this.findings = findings;
    }

    /** @param what the value in a sentence */
    void compare(String what, Schema was, Schema is) {
        gone.clear();
        retyped.clear();
        inside("", was, is, 0);
        tell(
                Kind.FIELD_GONE,
                gone,
                "Of " + what + ", which is passed on whole, " + Words.codes(gone) + are(gone) + " gone.");
        tell(
                Kind.FIELD_RETYPED,
                retyped,
                "Of " + what + ", which is passed on whole, " + Words.codes(retyped) + are(retyped)
                        + " of another type.");
    }

    private void inside(String path, Schema was, Schema is, int depth) {
        if (depth > MAX_DEPTH || is.anything()) {
            return;
        }
        if (was.items().isPresent() && is.items().isPresent()) {
            inside(path, was.items().get(), is.items().get(), depth + 1);
            return;
        }
        was.properties().forEach((name, old) -> {
            Schema now = is.properties().get(name);
            String below = path.isEmpty() ? name : path + "." + name;
            if (now == null) {
                gone.add(below);
            } else if (!Types.answered(old).equals(Types.answered(now))) {
                retyped.add(below);
            } else {
                inside(below, old, now, depth + 1);
            }
        });
    }

    private void tell(Kind kind, Set<String> names, String sentence) {
        if (names.isEmpty()) {
            return;
        }
        String subject = String.join(", ", names);
        if (findings.adapter().part()) {
            findings.decide(kind, subject, sentence + " Look whether the tool's class reads it.", "keep", "");
        } else {
            findings.follows(kind, subject, sentence + " Nothing to set.");
        }
    }

    private static String are(Set<String> names) {
        return names.size() == 1 ? " is" : " are";
    }
}
