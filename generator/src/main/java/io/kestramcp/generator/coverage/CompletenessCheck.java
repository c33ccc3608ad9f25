package io.kestramcp.generator.coverage;

import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Refuses operations that the manifest does not account for. */
public final class CompletenessCheck {
    private final Manifest manifest;
    private final Problems problems;

    /** @param problems where everything that is missing goes */
    public CompletenessCheck(Manifest manifest, Problems problems) {
        this.manifest = manifest;
        this.problems = problems;
    }

    /** Tells the operations of a line that are neither behind a tool nor left out, by tag. */
    public void check(Coverage coverage) {
        if (coverage.unclassified().isEmpty()) {
            return;
        }
        Map<String, List<String>> byTag = coverage.unclassified().stream()
                .collect(Collectors.groupingBy(
                        ListedOperation::tag,
                        TreeMap::new,
                        Collectors.mapping(ListedOperation::id, Collectors.toList())));
        String all = byTag.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
        problems.add(
                place(coverage.line()),
                "has " + coverage.line() + ", where nobody has decided about these operations: " + all
                        + ". Put each behind a tool, or name it under left_out with the reason.");
    }

    /** Tells the lines of the manifest without a list of their operations. */
    public void checkLists(List<OperationList> lists) {
        manifest.lines().stream()
                .filter(line -> lists.stream().noneMatch(list -> list.line().equals(line.value())))
                .forEach(line -> problems.add(
                        place(line.value()),
                        "has " + line + ", but there is no list of its operations operations-" + line
                                + ".txt. The importer writes it: ./kestra-mcp api import SPEC --as " + line));
    }

    private Place place(String line) {
        int at = manifest.lines().stream()
                .filter(each -> each.value().equals(line))
                .map(Text::line)
                .findFirst()
                .orElse(1);
        return new Place(at, "", "lines");
    }
}
