package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.PromptEntry.PromptArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one prompt. */
final class PromptReader {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "title", "description", "arguments", "text"));
    private static final Set<String> ARGUMENT = new TreeSet<>(Set.of("required", "describe", "absent", "completion"));

    private final Problems problems;

    PromptReader(Problems problems) {
        this.problems = problems;
    }

    /** The prompt; nothing when it is no mapping or has no name. */
    Optional<PromptEntry> read(Node node) {
        return Named.of(problems, "prompt", node).map(this::read);
    }

    private PromptEntry read(Named named) {
        Section prompt = Section.closed(problems, named.place(), named.node(), KEYS);
        return new PromptEntry(
                named.place(),
                named.name(),
                prompt.required("title").value(),
                prompt.required("description").value(),
                arguments(prompt),
                prompt.required("text"));
    }

    private List<PromptArgument> arguments(Section prompt) {
        List<PromptArgument> arguments = new ArrayList<>();
        prompt.node("arguments").ifPresent(node -> {
            Section section = Section.open(problems, prompt.place("arguments"), node);
            section.keys().forEach(name -> section.node(name)
                    .ifPresent(value -> arguments.add(argument(section.place(name), name, value))));
        });
        return arguments;
    }

    private PromptArgument argument(Place place, String name, Node node) {
        Section argument = Section.closed(problems, place, node, ARGUMENT);
        return new PromptArgument(
                place,
                name,
                argument.required("describe").value(),
                argument.bool("required").orElse(false),
                argument.text("absent"),
                argument.text("completion"));
    }
}
