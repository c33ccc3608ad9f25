package io.kestramcp.generator.report;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.Kind;
import io.kestramcp.contract.change.ToolChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The changes of all tools in a few sentences, for whoever reads only the first paragraph. */
final class Themes {
    private static final int NAMED = 5;

    private final Comparison comparison;
    private final Set<Change> changes;

    Themes(Comparison comparison) {
        this.comparison = comparison;
        this.changes = comparison.tools().stream()
                .flatMap(each -> each.changes().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        add(
                sentences,
                Kind.OPERATION_GONE,
                "operation that tools call is gone",
                "operations that tools call are gone",
                "");
        add(sentences, Kind.MOVED, "operation moved", "operations moved", where() + ": bound by id, nothing to do");
        add(
                sentences,
                Kind.OPERATION_RENAMED,
                "operation has another id",
                "operations have another id",
                ": found by the path, nothing to do");
        add(sentences, Kind.METHOD, "operation has another HTTP method", "operations have another HTTP method", "");
        add(
                sentences,
                Kind.INPUT_REMOVED,
                "parameter or property that tools send is gone",
                "parameters or properties that tools send are gone",
                filters());
        add(sentences, Kind.INPUT_RENAMED, "parameter has another name", "parameters have another name", "");
        add(
                sentences,
                Kind.INPUT_ADDED,
                "new parameter must be sent, hidden or renamed",
                "new parameters must be sent, hidden or renamed",
                "");
        add(sentences, Kind.NOW_REQUIRED, "parameter is required now", "parameters are required now", "");
        add(sentences, Kind.TYPE, "parameter has another type", "parameters have another type", "");
        add(sentences, Kind.FEWER_VALUES, "parameter takes fewer values", "parameters take fewer values", "");
        add(sentences, Kind.DEFAULT, "parameter has another default", "parameters have another default", "");
        add(
                sentences,
                Kind.FILTER_GONE,
                "filter is gone or has lost its operator",
                "filters are gone or have lost their operator",
                "");
        add(sentences, Kind.BODY, "body came or went", "bodies came or went", "");
        add(
                sentences,
                Kind.CONTENT_TYPE,
                "body or answer has another media type",
                "bodies or answers have another media type",
                "");
        add(sentences, Kind.ANSWER, "answer has another form", "answers have another form", "");
        add(sentences, Kind.FIELD_GONE, "field of an answer is gone", "fields of answers are gone", "");
        add(
                sentences,
                Kind.FIELD_RETYPED,
                "field of an answer has another type",
                "fields of answers have another type",
                "");
        add(
                sentences,
                Kind.OFFER,
                "option is new: a parameter, a property, a value or filters",
                "options are new: parameters, properties, values or filters",
                "");
        return sentences;
    }

    private void add(List<String> sentences, Kind kind, String one, String many, String more) {
        long count = of(kind).stream()
                .map(each -> each.operation() + " " + each.subject())
                .distinct()
                .count();
        if (count > 0) {
            sentences.add(count + " " + (count == 1 ? one : many) + more + ". " + tools(kind));
        }
    }

    /** The first tools that are concerned, and how many more there are. */
    private String tools(Kind kind) {
        List<String> tools = comparison.tools().stream()
                .filter(tool -> tool.changes().stream().anyMatch(each -> each.kind() == kind))
                .map(ToolChanges::tool)
                .toList();
        List<String> named = tools.size() <= NAMED + 1 ? tools : tools.subList(0, NAMED);
        String more = tools.size() == named.size() ? "" : " and " + (tools.size() - named.size()) + " more";
        return "Tools: " + DecisionSection.codes(named) + more + ".";
    }

    private List<Change> of(Kind kind) {
        return changes.stream().filter(each -> each.kind() == kind).toList();
    }

    /** The one word that most paths that moved have more than before. */
    private String where() {
        Map<String, Integer> words = new TreeMap<>();
        Set<String> operations = of(Kind.MOVED).stream().map(Change::operation).collect(Collectors.toSet());
        operations.forEach(id -> added(id).forEach(word -> words.merge(word, 1, Integer::sum)));
        return words.entrySet().stream()
                .filter(each -> each.getValue() > 1 && each.getValue() * 2 > operations.size())
                .findFirst()
                .map(each -> (each.getValue() == operations.size()
                                ? ", all below `"
                                : ", " + each.getValue() + " of them below `")
                        + each.getKey() + "`")
                .orElse("");
    }

    private Set<String> added(String id) {
        Set<String> words = new LinkedHashSet<>(
                words(comparison.after().operation(id).map(Operation::path).orElse("")));
        words.removeAll(
                words(comparison.before().operation(id).map(Operation::path).orElse("")));
        return words;
    }

    private static List<String> words(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(each -> !each.isEmpty() && !each.startsWith("{"))
                .toList();
    }

    private String filters() {
        Set<String> searches = of(Kind.INPUT_REMOVED).stream()
                .filter(each -> each.remedy()
                        .filter(key -> key.section().equals("filters"))
                        .isPresent())
                .map(Change::operation)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return searches.isEmpty()
                ? ""
                : "; " + searches.size() + (searches.size() == 1 ? " search takes" : " searches take")
                        + " filters instead";
    }
}
