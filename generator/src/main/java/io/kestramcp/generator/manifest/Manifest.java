package io.kestramcp.generator.manifest;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What {@code tool-manifest.yaml} says.
 *
 * @param lines the API lines that are served
 * @param permissions by name, with what each allows
 * @param roles by name, each with its permissions, patterns resolved
 * @param toolsets by name, with what each is about
 * @param operations operations that the gateway itself calls, without a tool
 * @param parts adapters that only hand-written tools use, in the manifest's order
 * @param tools in the manifest's order
 * @param renamed names that tools had, in the manifest's order
 * @param resources what clients can read, in the manifest's order
 * @param prompts what a conversation can start with, in the manifest's order
 * @param completions what proposes values for arguments
 * @param leftOut operations that no tool calls, with the reasons, in the manifest's order
 */
public record Manifest(
        List<Text> lines,
        Map<String, Text> permissions,
        Map<String, SortedSet<String>> roles,
        Map<String, Text> toolsets,
        List<Text> operations,
        List<AdapterEntry> parts,
        List<ToolEntry> tools,
        List<RenamedEntry> renamed,
        List<ResourceEntry> resources,
        List<PromptEntry> prompts,
        List<CompletionEntry> completions,
        List<LeftOutEntry> leftOut) {

    /** Everything that an adapter is generated from: the plain tools, then the parts. */
    public List<AdapterEntry> adapters() {
        Stream<AdapterEntry> plain = tools.stream()
                .map(ToolEntry::work)
                .filter(AdapterEntry.class::isInstance)
                .map(AdapterEntry.class::cast);
        return Stream.concat(plain, parts.stream()).toList();
    }
}
