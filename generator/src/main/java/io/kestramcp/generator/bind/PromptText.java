package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.PromptEntry;
import io.kestramcp.generator.manifest.PromptEntry.PromptArgument;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a prompt: a name in braces is one of its arguments, or else a tool; a tool with a question mark behind it is
 * one that the work can be done without.
 */
public final class PromptText {
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z0-9_]+)(\\??)}");

    private PromptText() {}

    /** The tools that it cannot do without, in the order in which they first stand. */
    public static Set<String> tools(PromptEntry prompt) {
        Set<String> tools = words(prompt.text().value());
        prompt.arguments().stream().map(PromptArgument::name).forEach(tools::remove);
        tools.removeAll(dispensable(prompt.text().value()));
        return tools;
    }

    /** The text as a model reads it: the names as code. What a person fills in comes after it, and never into it. */
    public static String plain(PromptEntry prompt) {
        return prompt.text()
                .value()
                .lines()
                .map(line -> WORD.matcher(line)
                        .replaceAll(word ->
                                "`" + word.group(1) + "`" + (word.group(2).isEmpty() ? "" : " (where you have it)"))
                        .stripTrailing())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Every name in braces. */
    static Set<String> words(String text) {
        return words(text, false);
    }

    /** The names with a question mark. */
    static Set<String> dispensable(String text) {
        return words(text, true);
    }

    static boolean strayBrace(String text) {
        String rest = WORD.matcher(text).replaceAll("");
        return rest.contains("{") || rest.contains("}");
    }

    private static Set<String> words(String text, boolean questioned) {
        Set<String> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (!questioned || !word.group(2).isEmpty()) {
                words.add(word.group(1));
            }
        }
        return words;
    }
}
