package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.ToolEntry.HintsEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one tool, and its lens on each API line that it claims. */
final class ToolReader {
    private static final Set<String> OWN_KEYS = Set.of(
            "name",
            "toolset",
            "permission",
            "core",
            "title",
            "description",
            "hints",
            "since",
            "until",
            "timeout",
            "handler");
    private static final Set<String> HINTS =
            new TreeSet<>(Set.of("readOnly", "destructive", "idempotent", "openWorld"));
    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,4})s");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Problems problems;
    private final List<String> lines;
    private final Set<String> keys;

    ToolReader(Problems problems, List<String> lines) {
        this.problems = problems;
        this.lines = lines;
        this.keys = new TreeSet<>(OWN_KEYS);
        keys.addAll(LensReader.KEYS);
        keys.addAll(lines);
    }

    /** The tool; nothing when it is no mapping or has no name. */
    Optional<ToolEntry> read(Node node) {
        Place nameless = new Place(Section.lineOf(node), "a tool", "");
        if (!(node instanceof MappingNode mapping)) {
            problems.add(nameless, "must be a mapping.");
            return Optional.empty();
        }
        Optional<Text> name = Section.open(new Problems(""), nameless, node).text("name");
        if (name.isEmpty() || name.get().value().isBlank()) {
            problems.add(nameless, "has no name: add one.");
            return Optional.empty();
        }
        Place place = new Place(name.get().line(), "tool " + name.get(), "");
        Section tool = Section.closed(problems, place, node, keys);
        return Optional.of(new ToolEntry(
                place,
                name.get().value(),
                tool.word("title").orElseGet(() -> title(name.get().value())),
                tool.required("description").value(),
                tool.required("toolset"),
                tool.bool("core").orElse(false),
                permissions(tool),
                hints(tool),
                timeout(tool),
                tool.text("handler"),
                lenses(tool, mapping)));
    }

    private List<Text> permissions(Section tool) {
        List<Text> permissions = tool.texts("permission");
        if (permissions.isEmpty()) {
            problems.add(tool.place(), "has no permission: add one. A tool without a permission is never built.");
        }
        return permissions;
    }

    private HintsEntry hints(Section tool) {
        Optional<Section> hints =
                tool.node("hints").map(node -> Section.closed(problems, tool.place("hints"), node, HINTS));
        return new HintsEntry(
                hints.flatMap(each -> each.bool("readOnly")),
                hints.flatMap(each -> each.bool("destructive")),
                hints.flatMap(each -> each.bool("idempotent")),
                hints.flatMap(each -> each.bool("openWorld")));
    }

    private Duration timeout(Section tool) {
        return tool.word("timeout")
                .map(text -> {
                    Matcher seconds = SECONDS.matcher(text);
                    if (seconds.matches()) {
                        return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
                    }
                    problems.add(tool.place("timeout"), "must be seconds, such as 60s; not '" + text + "'.");
                    return TIMEOUT;
                })
                .orElse(TIMEOUT);
    }

    private Map<String, Lens> lenses(Section tool, MappingNode mapping) {
        Optional<String> since = line(tool, "since");
        Optional<String> until = line(tool, "until");
        Map<String, Lens> lenses = new LinkedHashMap<>();
        for (String line : lines) {
            boolean claimed =
                    since.map(first -> order(line).compareTo(order(first)) >= 0).orElse(true)
                            && until.map(last -> order(line).compareTo(order(last)) <= 0)
                                    .orElse(true);
            if (claimed) {
                lenses.put(line, lens(tool, mapping, line));
            } else if (tool.keys().contains(line)) {
                problems.add(tool.place(line), "is never used: since and until leave this API line out.");
            }
        }
        if (lenses.isEmpty() && !lines.isEmpty()) {
            problems.add(tool.place(since.isPresent() ? "since" : "until"), "leaves no API line of " + lines + ".");
        }
        return lenses;
    }

    private Lens lens(Section tool, MappingNode mapping, String line) {
        MappingNode merged = mapping;
        if (tool.node(line).orElse(null) instanceof MappingNode override) {
            Section.closed(problems, tool.place(line), override, LensReader.KEYS);
            merged = Merge.of(mapping, override);
        } else if (tool.keys().contains(line)) {
            problems.add(tool.place(line), "must be a mapping.");
        }
        Section section = Section.open(new Problems(""), tool.place(), merged);
        return new LensReader(problems, tool.keys().contains("handler")).read(section);
    }

    private Optional<String> line(Section tool, String key) {
        return tool.text(key).map(Text::value).filter(line -> {
            if (!lines.contains(line)) {
                problems.addUnknown(tool.place(key), "API line", line, lines);
            }
            return lines.contains(line);
        });
    }

    /** Lines in the order of their numbers, 1.10 after 1.9. */
    private static BigDecimal order(String line) {
        int[] parts =
                Arrays.stream(line.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return BigDecimal.valueOf(parts[0] * 10_000L + parts[1]);
    }

    private static String title(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
