package io.kestramcp.mcp;

/** What a resource holds. */
public sealed interface ResourceContents {
    /** Where it is. */
    String uri();

    /** What it is. */
    String mimeType();

    /** Text. */
    record TextContents(String uri, String mimeType, String text) implements ResourceContents {}

    /** Anything else. */
    record BlobContents(String uri, String mimeType, Bytes blob) implements ResourceContents {}
}
