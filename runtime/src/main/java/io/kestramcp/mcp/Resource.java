package io.kestramcp.mcp;

/**
 * Something that a client can read.
 *
 * @param uri where
 * @param name an identifier for programs
 * @param title a name for people
 * @param description what a model should know of it
 * @param mimeType what it holds
 */
public record Resource(String uri, String name, String title, String description, String mimeType) {}
