package io.kestramcp.generator.manifest;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What proposes values for the arguments of prompts and the variables of resources that have its name.
 *
 * @param place its name's place
 * @param sources where the values come from: the first one whose tool the caller may use
 */
public record CompletionEntry(Place place, String name, List<CompletionSourceEntry> sources) {
    /**
     * A tool that knows values.
     *
     * @param tool its name
     * @param typed the argument that takes what is typed so far
     * @param given arguments that take what is settled already under their names
     * @param with further arguments, always the same
     * @param value the field of each result that is a value; of an object its keys are
     */
    public record CompletionSourceEntry(
            Place place, Text tool, Optional<Text> typed, List<Text> given, JsonObject with, Text value) {}
}
