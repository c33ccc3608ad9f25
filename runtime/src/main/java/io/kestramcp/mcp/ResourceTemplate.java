package io.kestramcp.mcp;

/**
 * A kind of resource, of which there are too many to list.
 *
 * @param uriTemplate its address with variables in braces (RFC 6570)
 * @param name an identifier for programs
 * @param title a name for people
 * @param description what a model should know of it
 * @param mimeType what each of them holds; empty when that differs
 */
public record ResourceTemplate(String uriTemplate, String name, String title, String description, String mimeType) {}
