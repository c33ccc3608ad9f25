package io.kestramcp.mcp;

/**
 * How the gateway introduces itself to clients.
 *
 * @param name a stable identifier
 * @param title a name for people
 * @param version this build's version
 * @param instructions what a model should know before it uses the tools; may be empty
 */
public record About(String name, String title, String version, String instructions) {}
