package io.kestramcp.mcp;

/**
 * How the gateway introduces itself to clients.
 *
 * @param name a stable identifier
 * @param title a name for people
 * @param version this build's version
 * @param instructions what a model should know before it uses the tools; may be empty
 * @param icon an SVG image for people, as a {@code data:} URI, so that a client needs no network for it; empty for none
 */
public record About(String name, String title, String version, String instructions, String icon) {
    /** Without an icon. */
    public About(String name, String title, String version, String instructions) {
        this(name, title, version, instructions, "");
    }
}
