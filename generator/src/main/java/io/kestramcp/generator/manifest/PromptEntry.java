package io.kestramcp.generator.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A prompt of the manifest.
 *
 * @param place its name's place
 * @param arguments what a person fills in, in the order to ask for it
 * @param text what the model is told; a name in braces is an argument or a tool
 */
public record PromptEntry(
        Place place, String name, String title, String description, List<PromptArgument> arguments, Text text) {
    /**
     * What a person fills in.
     *
     * @param place its name's place
     * @param absent of one that is not required: what the model is to do without it
     * @param completion what proposes values, when that is not what has the argument's own name
     */
    public record PromptArgument(
            Place place,
            String name,
            String description,
            boolean required,
            Optional<Text> absent,
            Optional<Text> completion) {
        /** The name of what proposes values, whether or not there is such a thing. */
        public String completes() {
            return completion.map(Text::value).orElse(name);
        }
    }
}
