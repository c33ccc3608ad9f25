package io.kestramcp.mcp;

import java.util.Optional;

/**
 * Everything that a gateway offers its clients. What is not there is not advertised.
 *
 * @param about how it introduces itself
 * @param tools what can be done
 * @param resources what can be read
 * @param prompts what a conversation can start with
 * @param completions proposals for the arguments of prompts and resources
 * @param logging whether tools log to the client ({@link ToolCall#log})
 */
public record Offer(
        About about,
        ToolSource tools,
        Optional<ResourceSource> resources,
        Optional<PromptSource> prompts,
        Optional<CompletionSource> completions,
        boolean logging) {
    /** Tools alone. */
    public static Offer ofTools(About about, ToolSource tools) {
        return new Offer(about, tools, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
