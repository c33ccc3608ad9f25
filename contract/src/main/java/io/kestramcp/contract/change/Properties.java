package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What changed inside an argument that is a JSON object, or a list of them: as deep as a client is shown. */
final class Properties {
    private static final int MAX_DEPTH = 3;

    private final Findings findings;
    private final String section;
    private final String entry;
    private final String argument;
    private final Map<Kind, Set<String>> changed = new EnumMap<>(Kind.class);

    /**
     * @param section the manifest key of the argument: {@code body}, or {@code params}
     * @param entry what could stand there
     */
    Properties(Findings findings, String section, String entry, String argument) {
        this.findings = findings;
        this.section = section;
        this.entry = entry;
        this.argument = argument;
    }

    void compare(Schema before, Schema after) {
        compare(before, after, "", 0);
        decide(Kind.INPUT_REMOVED, "no longer there");
        decide(Kind.INPUT_ADDED, "new, and must be there");
        decide(Kind.NOW_REQUIRED, "required now");
        decide(Kind.TYPE, "of another type now");
        follows(Kind.FEWER_VALUES, "limited to fewer values now. Nothing to set");
        follows(Kind.OFFER, "new: clients are shown it by themselves");
    }

    private void compare(Schema before, Schema after, String path, int depth) {
        if (depth > MAX_DEPTH || after.anything()) {
            return;
        }
        if (before.items().isPresent() && after.items().isPresent()) {
            compare(before.items().get(), after.items().get(), path, depth + 1);
            return;
        }
        before.properties().forEach((name, old) -> {
            Schema now = after.properties().get(name);
            if (now == null && !old.readOnly()) {
                add(Kind.INPUT_REMOVED, path + name);
            } else if (!old.readOnly()) {
                boolean required =
                        after.required().contains(name) && !before.required().contains(name);
                both(path + name, old, now, required, depth);
            }
        });
        after.properties().forEach((name, now) -> {
            if (!before.properties().containsKey(name) && !now.readOnly()) {
                String type = Types.sent(now);
                add(after.required().contains(name) ? Kind.INPUT_ADDED : Kind.OFFER, path + name + ": " + type);
            }
        });
    }

    private void both(String path, Schema old, Schema now, boolean required, int depth) {
        if (!Types.sent(old).equals(Types.sent(now))) {
            add(Kind.TYPE, path + ": " + Types.sent(now));
            return;
        }
        if (required) {
            add(Kind.NOW_REQUIRED, path);
        }
        if (!Enums.gone(Enums.of(old), Enums.of(now)).isEmpty()) {
            add(Kind.FEWER_VALUES, path);
        }
        compare(old, now, path + ".", depth + 1);
    }

    private void add(Kind kind, String path) {
        changed.computeIfAbsent(kind, each -> new LinkedHashSet<>()).add(path);
    }

    private void decide(Kind kind, String how) {
        Set<String> paths = changed.getOrDefault(kind, Set.of());
        if (!paths.isEmpty()) {
            findings.decide(
                    kind,
                    String.join(", ", paths),
                    sentence(paths, how) + ". What clients are shown of it follows by itself.",
                    section,
                    entry);
        }
    }

    private void follows(Kind kind, String how) {
        Set<String> paths = changed.getOrDefault(kind, Set.of());
        if (!paths.isEmpty()) {
            findings.follows(kind, String.join(", ", paths), sentence(paths, how) + ".");
        }
    }

    private String sentence(Set<String> paths, String how) {
        return "In the argument " + Words.code(argument) + ", " + Words.codes(paths)
                + (paths.size() == 1 ? " is " : " are ") + how;
    }
}
