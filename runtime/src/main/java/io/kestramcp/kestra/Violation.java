package io.kestramcp.kestra;

/**
 * One thing that Kestra found wrong.
 *
 * @param path where, in Kestra's words, such as {@code tasks[0].message}; empty when it does not say
 * @param message what, in Kestra's words
 */
public record Violation(String path, String message) {}
