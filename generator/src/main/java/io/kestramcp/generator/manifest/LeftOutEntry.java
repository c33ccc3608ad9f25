package io.kestramcp.generator.manifest;

import java.util.List;

/**
 * Operations that no tool calls, and why.
 *
 * @param tags tags of which every operation is left out, except those that another entry names by id
 * @param operations operationIds
 * @param reason a sentence for whoever misses one of them
 * @param lines the API lines that it is about
 */
public record LeftOutEntry(Place place, List<Text> tags, List<Text> operations, String reason, List<String> lines) {
    private static final String LATER = "Not offered yet:";

    /** Whether a tool for it is wanted, as opposed to what is left out for good. */
    public boolean later() {
        return reason.startsWith(LATER);
    }
}
