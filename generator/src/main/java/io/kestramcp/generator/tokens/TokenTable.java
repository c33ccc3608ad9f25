package io.kestramcp.generator.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/** A listing's tokens for people: a line for each tool, each toolset, the core and all; output schemas counted apart. */
final class TokenTable {
    private final Listing listing;

    TokenTable(Listing listing) {
        this.listing = listing;
    }

    /** The table; each line ends with a line feed. */
    String text() {
        List<String> rows = new ArrayList<>();
        rows.add(
                "Tokens (o200k_base) of name, description and input schema, by Kestra's API line; output schemas apart");
        rows.add(label("tool", "toolset", "core")
                + listing.lines().stream().map(TokenTable::right).collect(Collectors.joining())
                + listing.lines().stream().map(line -> right("out " + line)).collect(Collectors.joining()));
        for (ToolTokens tool : listing.tools()) {
            rows.add(label(tool.name(), tool.toolset(), tool.core() ? "core" : "") + numbers(tool::equals));
        }
        for (String toolset : listing.toolsets()) {
            rows.add(label("toolset", toolset, "")
                    + numbers(tool -> tool.toolset().equals(toolset)));
        }
        rows.add(label("core", "", "") + numbers(ToolTokens::core));
        rows.add(label("all", "", "") + numbers(tool -> true));
        return rows.stream().map(row -> row.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private String numbers(Predicate<ToolTokens> which) {
        return numbers(which, (tool, line) -> tool.on(line))
                + numbers(which, (tool, line) -> tool.output().getOrDefault(line, 0));
    }

    private String numbers(Predicate<ToolTokens> which, ToIntBiFunction<ToolTokens, String> tokens) {
        return listing.lines().stream()
                .map(line -> listing.tools().stream()
                        .filter(which)
                        .mapToInt(tool -> tokens.applyAsInt(tool, line))
                        .sum())
                .map(sum -> right(String.valueOf(sum)))
                .collect(Collectors.joining());
    }

    private static String label(String first, String second, String third) {
        return String.format(Locale.ROOT, "%-36s %-14s %-5s", first, second, third);
    }

    private static String right(String text) {
        return String.format(Locale.ROOT, "%9s", text);
    }
}
