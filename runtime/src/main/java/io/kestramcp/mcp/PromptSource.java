package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.util.List;
import java.util.Map;

/** The prompts that are served, and who sees which. Thread-safe. */
public interface PromptSource {
    /**
     * What {@code caller} may use, always in the same order.
     *
     * @throws Unavailable when it is not known now
     */
    List<Prompt> prompts(Identity caller) throws Unavailable;

    /**
     * Fills a prompt.
     *
     * @param prompt one of {@link #prompts}
     * @param arguments every required one, no unknown one, none of them blank
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    PromptReply get(Prompt prompt, Map<String, String> arguments, Scope scope) throws Unanswered;
}
