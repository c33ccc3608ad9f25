package io.kestramcp.mcp.content;

import com.google.gson.JsonObject;
import io.kestramcp.mcp.Prompt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifest declares beside tools.
 *
 * @param resources in the manifest's order
 * @param prompts in the manifest's order
 * @param completions by name, the sources to be tried in this order
 */
public record Declared(
        List<DeclaredResource> resources, List<DeclaredPrompt> prompts, Map<String, List<CompletionTool>> completions) {
    /** Copies the lists. */
    public Declared {
        resources = List.copyOf(resources);
        prompts = List.copyOf(prompts);
        completions = Map.copyOf(completions);
    }

    /** Reads an {@code offer.json}. */
    public static Declared of(JsonObject offerJson) {
        return OfferReader.read(offerJson);
    }

    /**
     * A resource, or a kind of resources.
     *
     * @param uri its address; the variables are arguments of the tool
     * @param mimeType empty when it depends on the resource
     * @param tool what reads it
     * @param with further arguments of the tool
     * @param content the field of the answer that is the content; without it all of the answer is
     * @param bytes the field with the content as Base64 when the one above is absent
     * @param cut the field that tells that the content is not whole
     */
    public record DeclaredResource(
            String name,
            String title,
            String description,
            UriPattern uri,
            String mimeType,
            String tool,
            JsonObject with,
            Optional<String> content,
            Optional<String> bytes,
            Optional<String> cut) {}

    /**
     * A prompt.
     *
     * @param prompt what clients see of it
     * @param tools those that it speaks of; who lacks one of them does not see the prompt
     * @param text what the model is told
     * @param absent by the name of an argument that may be left out, what the model is to do then
     * @param completions by the name of an argument, the name of what proposes values
     */
    public record DeclaredPrompt(
            Prompt prompt,
            List<String> tools,
            String text,
            Map<String, String> absent,
            Map<String, String> completions) {
        /** Copies. */
        public DeclaredPrompt {
            tools = List.copyOf(tools);
            absent = Map.copyOf(absent);
            completions = Map.copyOf(completions);
        }
    }

    /**
     * A tool whose results hold values to propose.
     *
     * @param typed the argument that takes what is typed so far
     * @param given arguments that are taken over where they are settled
     * @param with further arguments
     * @param value the field of a result that is a value, or an object whose keys are
     */
    public record CompletionTool(
            String tool, Optional<String> typed, List<String> given, JsonObject with, String value) {
        /** Copies the list. */
        public CompletionTool {
            given = List.copyOf(given);
        }
    }
}
