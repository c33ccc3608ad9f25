package io.kestramcp.generator.emit;

/**
 * A file to write.
 *
 * @param path where, relative to the folder of its kind, with {@code /}
 */
public record Output(Kind kind, String path, String text) {
    /** What becomes of it in the build. */
    public enum Kind {
        /** Java, to be compiled. */
        SOURCE,
        /** Copied beside the classes. */
        RESOURCE
    }
}
