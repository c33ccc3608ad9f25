package io.kestramcp.tool.flow;

import io.kestramcp.name.EditDistance;
import java.util.Locale;

/** How much a name looks like what somebody asked for: 1 the same, 0 nothing in common. */
final class Similarity {
    /** The words of a name, whatever joins them: hello-mcp, hello_mcp and "Hello MCP" are one. */
    private static final String JOINTS = "[\\s._/-]+";

    private Similarity() {}

    static double of(String asked, String name) {
        String a = plain(asked);
        String b = plain(name);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (a.equals(b)) {
            return 1;
        }
        double alike = 1 - (double) EditDistance.between(a, b) / Math.max(a.length(), b.length());
        boolean contained = a.contains(b) || b.contains(a);
        // A part of a name counts for as much as it covers, and never as the name itself.
        double covered =
                contained ? 0.6 + 0.3 * Math.min(a.length(), b.length()) / Math.max(a.length(), b.length()) : 0;
        return Math.max(alike, covered);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll(JOINTS, " ");
    }
}
