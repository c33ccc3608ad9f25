package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.AdapterEntry;
import java.util.List;
import java.util.Optional;

/**
 * A plain tool or part that fits its operations.
 *
 * @param lines what it is on each API line, oldest first
 */
public record BoundAdapter(AdapterEntry entry, List<BoundLine> lines) {
    /** The name of the tool or part. */
    public String name() {
        return entry.name();
    }

    /** What it is on a line. */
    public Optional<BoundLine> on(String line) {
        return lines.stream().filter(each -> each.line().equals(line)).findFirst();
    }
}
