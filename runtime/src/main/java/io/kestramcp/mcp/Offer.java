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
 * @param replicas what it shares with others of its kind; over stdio it is alone
 */
public record Offer(
        About about,
        ToolSource tools,
        Optional<ResourceSource> resources,
        Optional<PromptSource> prompts,
        Optional<CompletionSource> completions,
        boolean logging,
        Replicas replicas) {
    /** Of a gateway that is alone. */
    public Offer(
            About about,
            ToolSource tools,
            Optional<ResourceSource> resources,
            Optional<PromptSource> prompts,
            Optional<CompletionSource> completions,
            boolean logging) {
        this(about, tools, resources, prompts, completions, logging, Replicas.none());
    }

    /** The same, shared with others of its kind. */
    public Offer sharedBy(Replicas others) {
        return new Offer(about, tools, resources, prompts, completions, logging, others);
    }

    /** Tools alone. */
    public static Offer ofTools(About about, ToolSource tools) {
        return new Offer(about, tools, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
