package io.kestramcp.generator.manifest;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What {@code tool-manifest.yaml} says.
 *
 * @param lines the API lines that are served
 * @param permissions by name, with what each allows
 * @param roles by name, each with its permissions, patterns resolved
 * @param toolsets by name, with what each is about
 * @param operations operations that the gateway itself calls, without a tool
 * @param tools in the manifest's order
 */
public record Manifest(
        List<Text> lines,
        Map<String, Text> permissions,
        Map<String, SortedSet<String>> roles,
        Map<String, Text> toolsets,
        List<Text> operations,
        List<ToolEntry> tools) {}
