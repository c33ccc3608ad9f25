package io.kestramcp.generator.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A tool of the manifest.
 *
 * @param place its name's place
 * @param reach how its arguments tell the namespaces that it touches, where its operations do not show it
 * @param timeout the longest that one request to Kestra may take
 * @param work an operation, or a hand-written class for what takes several calls
 */
public record ToolEntry(
        Place place,
        String name,
        String title,
        String description,
        Text toolset,
        boolean core,
        List<Text> permissions,
        Optional<Text> reach,
        HintsEntry hints,
        Duration timeout,
        Work work) {

    /** The hints that the manifest sets itself; the others follow from the operation. */
    public record HintsEntry(
            Optional<Boolean> readOnly,
            Optional<Boolean> destructive,
            Optional<Boolean> idempotent,
            Optional<Boolean> openWorld) {}
}
