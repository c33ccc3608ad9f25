package io.kestramcp.generator.bind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.generator.bind.BoundTool.ToolLine;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How a tool's arguments tell which namespaces it touches. It follows from paths that all name the namespace, or all the
 * execution; the manifest says what follows from nothing. A tool of unknown reach is never built: nobody could be held to
 * his namespaces with it.
 */
final class ReachOf {
    /** The words that the run time knows, see {@code io.kestramcp.tool.Reach}. */
    private static final Set<String> WORDS = new TreeSet<>(
            Set.of("nothing", "namespace", "tree", "source", "execution", "cascade", "executions", "app", "instance"));

    /** The argument that a reach is read from. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "namespace", "namespace",
            "tree", "namespace",
            "source", "source",
            "execution", "execution_id",
            "cascade", "cascade",
            "executions", "execution_ids",
            "app", "app_uid");

    /** Where it may be left out: what the call then reaches is seen at run time. */
    private static final Set<String> OPTIONAL = Set.of("tree", "cascade", "executions");

    /** Arguments that may name, or lead to, something of another namespace. */
    private static final Set<String> OPAQUE = Set.of("uri", "path", "ids", "subflows", "tenant", "source");

    /** Operations that answer or act beyond what they are asked for. */
    private static final List<String> BEYOND = List.of("dependenc", "graph", "eval");

    private final Problems problems;

    ReachOf(Problems problems) {
        this.problems = problems;
    }

    /** What the manifest says, or else what follows. A tool that says nothing, and that nothing follows of, is a problem. */
    String tool(ToolEntry entry, List<ToolLine> lines) {
        if (entry.reach().isPresent()) {
            String said = entry.reach().get().value();
            Place place = entry.place().in("reach", entry.reach().get().line());
            if (!WORDS.contains(said)) {
                problems.addUnknown(place, "reach", said, WORDS);
            }
            lines.forEach(line -> refuseWithoutArgument(place, said, line));
            return said;
        }
        if (!lines.isEmpty() && lines.stream().allMatch(ReachOf::oneNamespace)) {
            return "namespace";
        }
        if (!lines.isEmpty() && lines.stream().allMatch(ReachOf::oneExecution)) {
            return "execution";
        }
        // One that does not bind has been told already.
        if (!lines.isEmpty()) {
            problems.add(
                    entry.place(),
                    "has no reach: its paths do not tell which namespaces it touches. Add one of "
                            + String.join(", ", WORDS) + ".");
        }
        return "";
    }

    private void refuseWithoutArgument(Place place, String reach, ToolLine line) {
        String argument = ARGUMENTS.getOrDefault(reach, "");
        Set<String> there = OPTIONAL.contains(reach) ? arguments(line) : required(line);
        if (!argument.isEmpty() && !there.contains(argument)) {
            problems.add(
                    place,
                    "is " + reach + ", but on " + line.line() + " the tool has no "
                            + (OPTIONAL.contains(reach) ? "" : "required ") + "argument " + argument + ".");
        }
    }

    /** Its paths, where files of a namespace are named, cannot leave the namespace. */
    private static boolean oneNamespace(ToolLine line) {
        return every(line, "{namespace}") && required(line).contains("namespace") && plain(line, "path"::equals);
    }

    private static boolean oneExecution(ToolLine line) {
        return every(line, "{executionId}") && required(line).contains("execution_id") && plain(line, name -> false);
    }

    private static boolean every(ToolLine line, String part) {
        return !line.operations().isEmpty()
                && line.operations().stream()
                        .allMatch(operation -> operation.path().contains(part)
                                && BEYOND.stream().noneMatch(operation.id().toLowerCase(Locale.ROOT)::contains));
    }

    private static boolean plain(ToolLine line, Predicate<String> harmless) {
        return arguments(line).stream()
                .filter(harmless.negate())
                .noneMatch(name -> OPAQUE.contains(name)
                        || name.contains("cascade")
                        || (name.contains("namespace") && !name.equals("namespace")));
    }

    private static Set<String> arguments(ToolLine line) {
        return line.inputSchema().getAsJsonObject("properties").keySet();
    }

    private static Set<String> required(ToolLine line) {
        Set<String> names = new TreeSet<>();
        JsonObject schema = line.inputSchema();
        List<JsonElement> list =
                schema.has("required") ? schema.getAsJsonArray("required").asList() : List.of();
        list.forEach(name -> names.add(name.getAsString()));
        return names;
    }
}
