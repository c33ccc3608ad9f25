package io.kestramcp.contract.change;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.SnakeCase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What took the place of an operation that is gone. A guess, for a person to judge. */
final class Successors {
    private static final double ENOUGH = 0.5;
    private static final int MOST = 3;

    private final Context context;

    Successors(Context context) {
        this.context = context;
    }

    void gone(Operation old, String oldLine, Findings findings) {
        List<Map.Entry<String, String>> nearest =
                nearest(old, findings.adapter().name());
        String key = findings.call().key();
        String sentence = Words.code(old.id()) + " is gone.";
        if (!nearest.isEmpty()) {
            String id = nearest.get(0).getKey();
            List<String> told = nearest.stream()
                    .map(each -> Words.code(each.getKey()) + " ("
                            + Words.code(each.getValue().replace("/api/v1/{tenant}", "…")) + ")")
                    .toList();
            findings.decide(
                    Kind.OPERATION_GONE,
                    "",
                    sentence + " Near to it: " + String.join(", ", told)
                            + ". Bind to what does the same; else end the tool with "
                            + Words.code("until: \"" + oldLine + "\"") + ".",
                    key.equals("operation") ? "operation" : "otherwise",
                    key.equals("operation") ? id : key.substring(key.indexOf('.') + 1) + ": " + id);
        } else {
            findings.decideForAllLines(
                    Kind.OPERATION_GONE,
                    sentence + " Nothing is like it: end the tool with the line before, or bind it to something else.",
                    "until",
                    "\"" + oldLine + "\"");
        }
    }

    private List<Map.Entry<String, String>> nearest(Operation old, String adapter) {
        String route = old.method() + " " + old.path();
        return context.routes().entrySet().stream()
                .filter(each -> likeness(route, each.getValue()) >= ENOUGH)
                .sorted(Comparator.comparingDouble(
                        each -> -likeness(route, each.getValue()) - named(adapter, each.getKey())))
                .limit(MOST)
                .toList();
    }

    /** How much of a tool's name an operationId has: {@code disable_trigger} has all its words in disableTriggerById. */
    private static double named(String adapter, String id) {
        List<String> ours = List.of(adapter.split("_", -1));
        List<String> theirs = List.of(SnakeCase.of(id).split("_", -1));
        return (double) ours.stream().filter(theirs::contains).count() / ours.size();
    }

    /** How many words two routes share, of those that either has; parameters are alike whatever their name. */
    private static double likeness(String left, String right) {
        Set<String> ours = words(left);
        Set<String> theirs = words(right);
        Set<String> both = new HashSet<>(ours);
        both.retainAll(theirs);
        Set<String> all = new HashSet<>(ours);
        all.addAll(theirs);
        return (double) both.size() / all.size();
    }

    private static Set<String> words(String route) {
        List<String> words = Arrays.asList(route.replaceAll("\\{[^}]*}", "{}")
                .replaceFirst("/api/v1(/\\{})?", "")
                .split("[ /-]+", -1));
        return new HashSet<>(words);
    }
}
