package io.kestramcp.generator.tokens;

import java.util.Map;

/**
 * What one tool costs.
 *
 * @param input tokens of name, description and input schema, for each API line that has the tool
 * @param output tokens of the output schema, for each of those lines; clients differ in whether a model sees it
 */
record ToolTokens(String name, String toolset, boolean core, Map<String, Integer> input, Map<String, Integer> output) {

    /** The tokens on a line; none where the tool is not listed. */
    int on(String line) {
        return input.getOrDefault(line, 0);
    }
}
