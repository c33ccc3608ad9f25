package io.kestramcp.generator.report;

import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Remedy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that settle the decisions about one tool or part, as YAML to be pasted below its name. */
final class Remedies {
    private final Map<Optional<String>, Map<String, Set<Remedy>>> sections = new LinkedHashMap<>();

    Remedies(List<Change> decisions) {
        decisions.stream()
                .flatMap(each -> each.remedies().stream())
                .filter(remedy -> !remedy.entry().isEmpty())
                .forEach(remedy -> sections.computeIfAbsent(remedy.line(), line -> new LinkedHashMap<>())
                        .computeIfAbsent(remedy.section(), section -> new LinkedHashSet<>())
                        .add(remedy));
    }

    /** Empty when nothing can be proposed. */
    String yaml() {
        StringBuilder yaml = new StringBuilder();
        sections.forEach((line, keys) -> {
            StringBuilder below = new StringBuilder();
            keys.forEach((section, remedies) -> below.append(section(section, List.copyOf(remedies))));
            yaml.append(line.map(each -> '"' + each + "\":\n" + below.toString().indent(2))
                    .orElse(below.toString()));
        });
        return yaml.toString();
    }

    private static String section(String section, List<Remedy> remedies) {
        if (remedies.get(0).ofNames()) {
            StringBuilder names = new StringBuilder(section).append(":\n");
            remedies.forEach(remedy -> names.append("  ").append(remedy.entry()).append('\n'));
            return names.toString();
        }
        String value = remedies.get(0).entry();
        return value.startsWith("- ") ? section + ":\n" + value.indent(2) : section + ": " + value + "\n";
    }
}
