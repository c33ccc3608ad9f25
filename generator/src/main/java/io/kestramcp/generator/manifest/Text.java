package io.kestramcp.generator.manifest;

/**
 * A word of the manifest, and where it stands.
 *
 * @param line the line in the file, from 1
 */
public record Text(String value, int line) {
    @Override
    public String toString() {
        return value;
    }
}
