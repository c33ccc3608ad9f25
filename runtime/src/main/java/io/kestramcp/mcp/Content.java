package io.kestramcp.mcp;

/** One piece of what a tool or a prompt says. */
public sealed interface Content {
    /** Text for the model. */
    record Text(String text) implements Content {}

    /** A picture; {@code data} is the file's bytes. */
    record Image(Bytes data, String mimeType) implements Content {}

    /** A sound; {@code data} is the file's bytes. */
    record Audio(Bytes data, String mimeType) implements Content {}

    /** A resource's content, put in whole. */
    record Embedded(ResourceContents resource) implements Content {}
}
