package io.kestramcp.generator.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool of the manifest.
 *
 * @param place its name's place
 * @param handler the hand-written class that does the work, for tools of several calls
 * @param lenses what it is on each API line that it claims, by line
 */
public record ToolEntry(
        Place place,
        String name,
        String title,
        String description,
        Text toolset,
        boolean core,
        List<Text> permissions,
        HintsEntry hints,
        Duration timeout,
        Optional<Text> handler,
        Map<String, Lens> lenses) {

    /** The hints that the manifest sets itself; the others follow from the operation. */
    public record HintsEntry(
            Optional<Boolean> readOnly,
            Optional<Boolean> destructive,
            Optional<Boolean> idempotent,
            Optional<Boolean> openWorld) {}
}
