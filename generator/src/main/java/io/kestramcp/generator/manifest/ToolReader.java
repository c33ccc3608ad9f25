package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.ToolEntry.HintsEntry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one tool. */
final class ToolReader {
    private static final Set<String> KEYS =
            Set.of("name", "toolset", "permission", "reach", "core", "title", "description", "hints", "timeout");
    private static final Set<String> HINTS =
            new TreeSet<>(Set.of("readOnly", "destructive", "idempotent", "openWorld"));
    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,4})s");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Problems problems;
    private final AdapterReader adapters;
    private final HandlerReader handlers;

    ToolReader(Problems problems, List<String> lines) {
        this.problems = problems;
        this.adapters = new AdapterReader(problems, lines);
        this.handlers = new HandlerReader(problems, lines);
    }

    /** The tool; nothing when it is no mapping or has no name. */
    Optional<ToolEntry> read(Node node) {
        return Named.of(problems, "tool", node).map(this::read);
    }

    private ToolEntry read(Named named) {
        boolean handled = Section.open(new Problems(""), named.place(), named.node())
                .keys()
                .contains(HandlerReader.HANDLER);
        Set<String> keys = new TreeSet<>(KEYS);
        keys.addAll(handled ? HandlerReader.KEYS : adapters.keys());
        if (!handled) {
            keys.add(HandlerReader.HANDLER);
        }
        Section tool = Section.closed(problems, named.place(), named.node(), keys);
        return new ToolEntry(
                named.place(),
                named.name(),
                tool.word("title").orElseGet(() -> title(named.name())),
                tool.required("description").value(),
                tool.required("toolset"),
                tool.bool("core").orElse(false),
                permissions(tool),
                tool.text("reach"),
                hints(tool),
                timeout(tool),
                handled ? handlers.read(tool) : adapters.read(tool, named));
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

    private static String title(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
