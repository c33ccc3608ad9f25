package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.CompletionEntry;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.PromptEntry;
import io.kestramcp.generator.manifest.PromptEntry.PromptArgument;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks that each prompt speaks of tools that exist, and of all its arguments. */
final class PromptCheck {
    private final Map<String, BoundTool> tools;
    private final Problems problems;

    PromptCheck(Map<String, BoundTool> tools, Problems problems) {
        this.tools = tools;
        this.problems = problems;
    }

    void check(Manifest manifest) {
        Set<String> names = new HashSet<>();
        Set<String> completions = new TreeSet<>();
        manifest.completions().stream().map(CompletionEntry::name).forEach(completions::add);
        for (PromptEntry prompt : manifest.prompts()) {
            if (!names.add(prompt.name()) || !Names.allowed(prompt.name())) {
                problems.add(prompt.place(), "has a name that is taken, or not of the form " + Names.PATTERN + ".");
            }
            Set<String> words = PromptText.words(prompt.text().value());
            prompt.arguments().forEach(argument -> argument(argument, words, completions));
            text(prompt, words);
        }
    }

    private void text(PromptEntry prompt, Set<String> words) {
        Place place = prompt.place().in("text", prompt.text().line());
        Set<String> known = new TreeSet<>(tools.keySet());
        prompt.arguments().forEach(argument -> known.add(argument.name()));
        words.stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> problems.addUnknown(place, "argument or tool", word, known));
        PromptText.dispensable(prompt.text().value()).stream()
                .filter(word -> known.contains(word) && !tools.containsKey(word))
                .forEach(word -> problems.add(place, "has a '?' behind " + word + ", which is no tool: remove it."));
        if (PromptText.tools(prompt).isEmpty()) {
            problems.add(place, "names no tool that it needs: put the names of the tools to use in braces.");
        }
        if (PromptText.strayBrace(prompt.text().value())) {
            problems.add(place, "has a brace that is not around the name of an argument or a tool.");
        }
    }

    private void argument(PromptArgument argument, Set<String> words, Set<String> completions) {
        Place place = argument.place();
        if (!Names.allowed(argument.name()) || tools.containsKey(argument.name())) {
            problems.add(place, "has the name of a tool, or one not of the form " + Names.PATTERN + ".");
        }
        if (!words.contains(argument.name())) {
            problems.add(place, "is nowhere in the text: write {" + argument.name() + "} where it matters.");
        }
        if (argument.required() == argument.absent().isPresent()) {
            problems.add(
                    place,
                    argument.required()
                            ? "is required, so it needs no absent."
                            : "is not required: say in absent what to do without it.");
        }
        argument.completion()
                .filter(name -> !completions.contains(name.value()))
                .ifPresent(name -> problems.addUnknown(
                        place.in("completion", name.line()), "completion", name.value(), completions));
    }
}
