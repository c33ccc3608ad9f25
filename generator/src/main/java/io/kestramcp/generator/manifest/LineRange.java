package io.kestramcp.generator.manifest;

import io.kestramcp.contract.change.LineOrder;
import java.util.List;
import java.util.Optional;

/** Reads {@code since} and {@code until}: the API lines that a tool or part claims. */
final class LineRange {
    private final Problems problems;
    private final List<String> lines;

    /** @param lines the API lines that the manifest serves */
    LineRange(Problems problems, List<String> lines) {
        this.problems = problems;
        this.lines = lines;
    }

    /** The lines claimed, in the manifest's order. */
    List<String> read(Section owner) {
        Optional<String> since = line(owner, "since");
        Optional<String> until = line(owner, "until");
        List<String> claimed = lines.stream()
                .filter(line -> since.map(first -> LineOrder.OLDEST_FIRST.compare(line, first) >= 0)
                                .orElse(true)
                        && until.map(last -> LineOrder.OLDEST_FIRST.compare(line, last) <= 0)
                                .orElse(true))
                .toList();
        if (claimed.isEmpty() && !lines.isEmpty()) {
            problems.add(owner.place(since.isPresent() ? "since" : "until"), "leaves no API line of " + lines + ".");
        }
        return claimed;
    }

    private Optional<String> line(Section owner, String key) {
        return owner.text(key).map(Text::value).filter(line -> {
            if (!lines.contains(line)) {
                problems.addUnknown(owner.place(key), "API line", line, lines);
            }
            return lines.contains(line);
        });
    }
}
