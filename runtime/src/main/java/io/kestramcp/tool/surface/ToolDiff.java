package io.kestramcp.tool.surface;

import com.google.gson.JsonElement;
import io.kestramcp.tool.surface.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares a tool of two surfaces. */
final class ToolDiff {
    private final SurfaceTool before;
    private final SurfaceTool now;
    private final Set<String> servedLines;
    private final List<Change> changes = new ArrayList<>();

    private ToolDiff(SurfaceTool before, SurfaceTool now, Set<String> servedLines) {
        this.before = before;
        this.now = now;
        this.servedLines = servedLines;
    }

    /**
     * Compares.
     *
     * @param servedLines the API lines of both surfaces: of another line it is told once that it came or went
     */
    static List<Change> of(SurfaceTool before, SurfaceTool now, Set<String> servedLines) {
        ToolDiff diff = new ToolDiff(before, now, servedLines);
        diff.words();
        diff.reach();
        diff.hints();
        diff.permissions();
        diff.schemas();
        return diff.changes;
    }

    private void words() {
        for (String key : List.of("title", "description")) {
            if (!before.text(key).equals(now.text(key))) {
                add(Kind.REWORDED, false, key, quoted(before.text(key)) + " → " + quoted(now.text(key)));
            }
        }
    }

    /** Where it is, and for whom. */
    private void reach() {
        for (String line : servedLines) {
            boolean had = before.lines().contains(line);
            if (had != now.lines().contains(line)) {
                moreOrLess(!had, "on Kestra " + line);
            }
        }
        if (!before.text("core").equals(now.text("core"))) {
            moreOrLess(now.text("core").equals("true"), "on by default");
        }
        if (!before.text("edition").equals(now.text("edition"))) {
            moreOrLess(now.text("edition").equals("OSS"), "in the open-source edition");
        }
        if (!before.text("toolset").equals(now.text("toolset"))) {
            // Who names toolsets in the settings has it no more, or has it newly.
            add(Kind.CHANGED, true, "toolset", before.text("toolset") + " → " + now.text("toolset"));
        }
    }

    private void moreOrLess(boolean more, String what) {
        add(more ? Kind.WIDENED : Kind.NARROWED, !more, "", (more ? "now " : "no longer ") + what);
    }

    private void hints() {
        Set<String> names = new LinkedHashSet<>(before.hints().keySet());
        names.addAll(now.hints().keySet());
        for (String name : names) {
            JsonElement was = before.hints().get(name);
            JsonElement is = now.hints().get(name);
            if (was == null || !was.equals(is)) {
                add(Kind.HINTS, false, name, was + " → " + is);
            }
        }
    }

    private void permissions() {
        Set<String> more = new TreeSet<>(now.permissions());
        more.removeAll(before.permissions());
        Set<String> fewer = new TreeSet<>(before.permissions());
        fewer.removeAll(now.permissions());
        more.forEach(each -> add(Kind.PERMISSION, false, "", "now needs " + each));
        fewer.forEach(each -> add(Kind.PERMISSION, false, "", "no longer needs " + each));
        if (!before.text("reach").equals(now.text("reach"))) {
            add(
                    Kind.PERMISSION,
                    false,
                    "",
                    "callers held to namespaces are held by another rule: " + before.text("reach") + " → "
                            + now.text("reach"));
        }
    }

    /** A difference that all lines have is told once. */
    private void schemas() {
        Map<Change, List<String>> byLine = new LinkedHashMap<>();
        Set<String> lines = new LinkedHashSet<>(before.lines());
        lines.retainAll(now.lines());
        for (String line : lines) {
            for (Direction direction : Direction.values()) {
                String key = direction.word() + "Schema";
                SchemaDiff.of(direction, before.schema(key, line), now.schema(key, line))
                        .forEach(found -> byLine.computeIfAbsent(
                                        new Change(
                                                now.name(),
                                                found.kind(),
                                                found.breaking(),
                                                List.of(),
                                                found.where(),
                                                found.what()),
                                        unseen -> new ArrayList<>())
                                .add(line));
            }
        }
        byLine.forEach((change, on) -> changes.add(on.size() == lines.size() ? change : change.on(on)));
    }

    private void add(Kind kind, boolean breaking, String where, String what) {
        changes.add(new Change(now.name(), kind, breaking, List.of(), where, what));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
