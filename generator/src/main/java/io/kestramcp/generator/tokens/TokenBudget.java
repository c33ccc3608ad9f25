package io.kestramcp.generator.tokens;

import java.util.ArrayList;
import java.util.List;

/**
 * The most tokens that a listing may take, on every API line.
 *
 * @param core all core tools, which are on by default
 * @param all every tool
 * @param tool any one tool
 */
record TokenBudget(int core, int all, int tool) {
    /** What the product promises. */
    static final TokenBudget PROMISED = new TokenBudget(5_000, 14_000, 300);

    /** Everything that is over budget, and by how much; empty when all is well. */
    List<String> offences(Listing listing) {
        List<String> offences = new ArrayList<>();
        for (String line : listing.lines()) {
            for (ToolTokens each : listing.tools()) {
                check(offences, "Tool " + each.name(), line, each.on(line), tool);
            }
            check(offences, "The core listing", line, listing.sum(line, ToolTokens::core), core);
            check(offences, "The listing of all tools", line, listing.sum(line, each -> true), all);
        }
        return offences;
    }

    private static void check(List<String> offences, String what, String line, int tokens, int most) {
        if (tokens > most) {
            offences.add(what + " takes " + tokens + " tokens on Kestra " + line + ", " + (tokens - most)
                    + " over its budget of " + most + ".");
        }
    }
}
