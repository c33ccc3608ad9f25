package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.HandlerEntry.UseEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a hand-written tool needs told: its class, what it uses, its arguments and its answer. */
final class HandlerReader {
    /** The key that makes a tool a hand-written one. */
    static final String HANDLER = "handler";

    /** The keys that only a hand-written tool has, and those it shares with adapters. */
    static final Set<String> KEYS = Set.of(HANDLER, "uses", "arguments", "answer", "since", "until");

    private static final String ANY = "any";

    private final Problems problems;
    private final List<String> lines;

    HandlerReader(Problems problems, List<String> lines) {
        this.problems = problems;
        this.lines = lines;
    }

    HandlerEntry read(Section tool) {
        return new HandlerEntry(
                tool.place(),
                tool.required(HANDLER),
                uses(tool),
                new LineRange(problems, lines).read(tool),
                new ArgumentReader(problems).arguments(tool),
                answer(tool));
    }

    private List<UseEntry> uses(Section tool) {
        List<UseEntry> uses = new ArrayList<>();
        if (tool.node("uses").isEmpty()) {
            problems.add(tool.place(), "has no uses: list the tools and parts that its handler is given, or [].");
        }
        tool.node("uses").ifPresent(node -> {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue()
                        .forEach(each -> use(tool.place("uses"), each).ifPresent(uses::add));
            } else {
                problems.add(tool.place("uses"), "must be a list.");
            }
        });
        return uses;
    }

    /** A name, or {@code { name: line }} for what is used from one API line on, within its major version. */
    private Optional<UseEntry> use(Place list, Node node) {
        Place place = list.at(Section.lineOf(node));
        if (node instanceof ScalarNode name) {
            return Optional.of(new UseEntry(new Text(name.getValue(), place.line()), Optional.empty()));
        }
        Section use = Section.open(problems, place, node);
        if (!(node instanceof MappingNode) || use.keys().size() != 1) {
            problems.add(place, "must have names and single 'name: line' pairs.");
            return Optional.empty();
        }
        String name = use.keys().iterator().next();
        Text line = use.required(name);
        if (!lines.contains(line.value())) {
            problems.addUnknown(use.place(name), "API line", line.value(), lines);
        }
        return Optional.of(new UseEntry(new Text(name, place.line()), Optional.of(line.value())));
    }

    private Map<String, Text> answer(Section tool) {
        Map<String, Text> answer = new LinkedHashMap<>();
        if (tool.node("answer").isEmpty()) {
            problems.add(tool.place(), "has no answer: say name and JSON type of what it answers.");
        }
        Set<String> types = new TreeSet<>(ArgumentReader.TYPES);
        types.add(ANY);
        tool.node("answer").ifPresent(node -> {
            Section section = Section.open(problems, tool.place("answer"), node);
            section.keys().forEach(name -> answer.put(name, ArgumentReader.known(problems, section, name, types)));
        });
        return answer;
    }
}
