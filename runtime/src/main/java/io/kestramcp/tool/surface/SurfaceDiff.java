package io.kestramcp.tool.surface;

import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.surface.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What changed between two surfaces, and what of it breaks clients. */
public final class SurfaceDiff {
    private final Surface before;
    private final Surface now;
    private final Set<String> sharedLines;
    private final List<Change> changes = new ArrayList<>();

    private SurfaceDiff(Surface before, Surface now) {
        this.before = before;
        this.now = now;
        this.sharedLines = new LinkedHashSet<>(before.lines());
        sharedLines.retainAll(now.lines());
    }

    /** Every change, in the order of the tools; empty when there is none. The order of tools is no change. */
    public static List<Change> of(Surface before, Surface now) {
        SurfaceDiff diff = new SurfaceDiff(before, now);
        diff.lines();
        diff.earlier();
        diff.added();
        diff.formerNames();
        return diff.changes;
    }

    private void lines() {
        for (String line : before.lines()) {
            if (!now.lines().contains(line)) {
                add("", Kind.REMOVED, true, "Kestra " + line + " is no longer served");
            }
        }
        for (String line : now.lines()) {
            if (!before.lines().contains(line)) {
                add("", Kind.ADDED, false, "Kestra " + line + " is served");
            }
        }
    }

    private void earlier() {
        before.tools().forEach((name, tool) -> {
            if (now.tools().containsKey(name)) {
                changes.addAll(ToolDiff.of(tool, now.tools().get(name), sharedLines));
            } else {
                gone(tool);
            }
        });
    }

    private void gone(SurfaceTool tool) {
        FormerName told = now.former().get(tool.name());
        if (told instanceof FormerName.Renamed renamed && now.tools().containsKey(renamed.to())) {
            add(renamed.to(), Kind.RENAMED, false, "was " + tool.name() + ", which still answers");
            changes.addAll(ToolDiff.of(tool, now.tools().get(renamed.to()), sharedLines));
        } else if (told instanceof FormerName.Removed removed) {
            add(tool.name(), Kind.REMOVED, true, removed.reason());
        } else {
            Optional<SurfaceTool> twin = twin(tool);
            if (twin.isPresent()) {
                add(
                        twin.get().name(),
                        Kind.RENAMED,
                        true,
                        "was " + tool.name() + " by its operations; that name answers no more");
                changes.addAll(ToolDiff.of(tool, twin.get(), sharedLines));
            } else {
                add(tool.name(), Kind.REMOVED, true, "answers no more");
            }
        }
    }

    /** The one new tool that does the same, if it looks as if it were this one. */
    private Optional<SurfaceTool> twin(SurfaceTool tool) {
        List<SurfaceTool> twins = now.tools().values().stream()
                .filter(each -> !before.tools().containsKey(each.name()))
                .filter(each -> each.operations().equals(tool.operations()))
                .filter(each -> each.text("toolset").equals(tool.text("toolset")))
                .toList();
        return twins.size() == 1 ? Optional.of(twins.get(0)) : Optional.empty();
    }

    private void added() {
        Set<String> told = new LinkedHashSet<>();
        changes.stream().filter(change -> change.kind() == Kind.RENAMED).forEach(change -> told.add(change.tool()));
        now.tools().forEach((name, tool) -> {
            if (!before.tools().containsKey(name) && !told.contains(name)) {
                add(name, Kind.ADDED, false, tool.text("description"));
            }
        });
    }

    private void formerNames() {
        before.former().forEach((name, told) -> {
            boolean answers = now.tools().containsKey(name) || now.former().containsKey(name);
            if (told instanceof FormerName.Renamed renamed && !answers) {
                add(renamed.to(), Kind.REMOVED, true, "its former name " + name + " answers no more");
            }
        });
    }

    private void add(String tool, Kind kind, boolean breaking, String what) {
        changes.add(new Change(tool, kind, breaking, List.of(), "", what));
    }
}
