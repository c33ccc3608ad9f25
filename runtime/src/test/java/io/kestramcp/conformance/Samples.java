package io.kestramcp.conformance;

import io.kestramcp.mcp.Bytes;

/** The smallest files of their kinds. */
final class Samples {
    /** One pixel. */
    static final Bytes PNG = new Bytes(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
    /** A header without a sample. */
    static final Bytes WAV = new Bytes("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=");

    private Samples() {}
}
