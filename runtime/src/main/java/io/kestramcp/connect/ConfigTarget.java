package io.kestramcp.connect;

import java.nio.file.Path;

/**
 * A configuration file.
 *
 * @param file where it is, or would be
 * @param shared whether people commonly commit it
 */
public record ConfigTarget(Path file, boolean shared) {}
