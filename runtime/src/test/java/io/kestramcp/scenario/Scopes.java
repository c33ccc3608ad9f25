package io.kestramcp.scenario;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random grant of namespaces, and what it means; said here once more, apart from the code that is tested.
 *
 * @param patterns such as {@code company.team.**}
 */
record Scopes(List<String> patterns) {
    /** Every namespace that there is in Kestra. */
    static final List<String> ALL =
            List.of("company.team", "company.team.data", "company.team.data.raw", "company.teamX", "company.sales");

    private static final List<String> PATTERNS = List.of(
            "company.team",
            "company.team.*",
            "company.team.**",
            "company.team.data",
            "company.team.data.**",
            "company.teamX",
            "company.sales.**");

    static Scopes random(Random random) {
        return new Scopes(Stream.generate(() -> PATTERNS.get(random.nextInt(PATTERNS.size())))
                .limit(1 + random.nextInt(2))
                .distinct()
                .toList());
    }

    boolean hold(String namespace) {
        return patterns.stream().anyMatch(pattern -> {
            String base = pattern.replaceAll("\\.\\*+$", "");
            String rest = namespace.startsWith(base + ".") ? namespace.substring(base.length() + 1) : null;
            if (pattern.endsWith(".**")) {
                return namespace.equals(base) || rest != null;
            }
            return pattern.endsWith(".*") ? rest != null && !rest.contains(".") : namespace.equals(base);
        });
    }

    boolean holdTree(String namespace) {
        return patterns.stream().anyMatch(pattern -> pattern.endsWith(".**"))
                && hold(namespace)
                && hold(namespace + ".any.thing");
    }

    String policy(String role) {
        return patterns.stream()
                .map(pattern -> '"' + pattern + '"')
                .collect(Collectors.joining(
                        ", ",
                        "version: 1\ngrants:\n  - {claim: groups, values: [all], roles: [admin]}\n"
                                + "  - {claim: groups, values: [bound], roles: [" + role + "], namespaces: [",
                        "]}\n"));
    }
}
