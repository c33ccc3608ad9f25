package io.kestramcp.generator.manifest;

import java.util.Optional;

/**
 * A name that a tool had in an earlier release. Either {@code to} or {@code removed} is there, unless that was a problem.
 *
 * @param place its own
 * @param name the name then
 * @param to the name of today
 * @param removed why there is no such tool any more
 * @param since the first release without the name
 */
public record RenamedEntry(Place place, String name, Optional<Text> to, Optional<Text> removed, Text since) {}
