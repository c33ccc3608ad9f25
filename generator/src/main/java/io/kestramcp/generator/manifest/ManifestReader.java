package io.kestramcp.generator.manifest;

import io.kestramcp.contract.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a manifest. What cannot be read becomes a problem and is left out, so that the rest can be checked too. */
public final class ManifestReader {
    private static final Set<String> KEYS = Set.of(
            "lines",
            "permissions",
            "roles",
            "toolsets",
            "instance_operations",
            "parts",
            "tools",
            "renamed",
            "resources",
            "prompts",
            "completions",
            "left_out");
    /** Tools of one shape share it by an alias. */
    static final int MAX_ALIASES = 1000;

    private final Problems problems;

    private ManifestReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @param problems where everything that is wrong goes
     * @throws io.kestramcp.contract.ContractException when it is not YAML
     */
    public static Manifest read(Path file, Problems problems) {
        return read(file, problems, Optional.empty());
    }

    /**
     * Reads a file as if it served a further API line, which it need not name yet; otherwise as {@link #read(Path,
     * Problems)}.
     */
    public static Manifest read(Path file, Problems problems, String line) {
        return read(file, problems, Optional.of(line));
    }

    private static Manifest read(Path file, Problems problems, Optional<String> further) {
        try {
            String name = String.valueOf(file.getFileName());
            Node root = YamlTree.compose(name, Files.readString(file), MAX_ALIASES);
            if (root == null) {
                problems.add(new Place(1, "", ""), "the manifest is empty.");
                problems.refuseAny();
            }
            return new ManifestReader(problems).manifest(root, further);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifest " + file, e);
        }
    }

    private Manifest manifest(Node root, Optional<String> further) {
        Section section = Section.closed(problems, new Place(1, "", ""), root, new TreeSet<>(KEYS));
        List<Text> lines = section.texts("lines");
        lines.stream()
                .filter(line -> !LineReach.LINE.matcher(line.value()).matches())
                .forEach(line -> problems.add(
                        section.place("lines").at(line.line()), "'" + line + "' is no API line such as \"1.3\"."));
        further.filter(line -> lines.stream().noneMatch(each -> each.value().equals(line)))
                .ifPresent(
                        line -> lines.add(new Text(line, section.place("lines").line())));
        List<String> names = lines.stream().map(Text::value).toList();
        Map<String, Text> permissions = table(section, "permissions");
        return new Manifest(
                lines,
                permissions,
                roles(section, permissions.keySet()),
                table(section, "toolsets"),
                section.texts("instance_operations"),
                list(section, "parts", new AdapterReader(problems, names)::part),
                list(section, "tools", new ToolReader(problems, names)::read),
                new RenamedReader(problems).read(section),
                list(section, "resources", new ResourceReader(problems)::read),
                list(section, "prompts", new PromptReader(problems)::read),
                new CompletionReader(problems).read(section),
                list(section, "left_out", new LeftOutReader(problems, names)::read));
    }

    /** A table of names, each with a sentence about it. The text has the line of the name. */
    private Map<String, Text> table(Section root, String key) {
        Map<String, Text> table = new LinkedHashMap<>();
        root.node(key).ifPresent(node -> {
            Section section = Section.open(problems, root.place(key), node);
            section.keys()
                    .forEach(name -> table.put(
                            name,
                            new Text(
                                    section.required(name).value(),
                                    section.place(name).line())));
        });
        return table;
    }

    /** Each role with its permissions: those it names, and those of the roles above it that it names. */
    private Map<String, SortedSet<String>> roles(Section root, Set<String> permissions) {
        Map<String, SortedSet<String>> roles = new LinkedHashMap<>();
        root.node("roles").ifPresent(node -> {
            Section section = Section.open(problems, root.place("roles"), node);
            for (String role : section.keys()) {
                SortedSet<String> granted = new TreeSet<>();
                section.texts(role)
                        .forEach(grant -> granted.addAll(
                                roles.containsKey(grant.value())
                                        ? roles.get(grant.value())
                                        : resolved(section, role, grant, permissions)));
                roles.put(role, granted);
            }
        });
        return roles;
    }

    /** A permission, {@code *} for all, or {@code *.read} for all that end so. */
    private List<String> resolved(Section section, String role, Text grant, Set<String> permissions) {
        String suffix = grant.value().startsWith("*") ? grant.value().substring(1) : null;
        List<String> found = permissions.stream()
                .filter(name -> suffix == null ? name.equals(grant.value()) : name.endsWith(suffix))
                .toList();
        if (found.isEmpty()) {
            problems.addUnknown(section.place(role).at(grant.line()), "permission", grant.value(), permissions);
        }
        return found;
    }

    private <T> List<T> list(Section root, String key, Function<Node, Optional<T>> reader) {
        List<T> list = new ArrayList<>();
        root.node(key).ifPresent(node -> {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(each -> reader.apply(each).ifPresent(list::add));
            } else {
                problems.add(root.place(key), "must be a list.");
            }
        });
        return list;
    }
}
