package io.kestramcp.docs;

import com.google.gson.JsonParser;
import io.kestramcp.mcp.Prompt;
import io.kestramcp.mcp.content.Declared;
import io.kestramcp.mcp.content.Declared.DeclaredPrompt;
import io.kestramcp.mcp.content.Declared.DeclaredResource;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/resources.md}: resources, prompts and completion. */
final class ResourcesPage {
    private final Declared declared;
    private final Markdown page = new Markdown();

    ResourcesPage(Declared declared) {
        this.declared = declared;
    }

    /** The page of this build. */
    static String current() throws IOException {
        try (Reader reader =
                new InputStreamReader(GeneratedTools.class.getResourceAsStream("offer.json"), StandardCharsets.UTF_8)) {
            return new ResourcesPage(Declared.of(JsonParser.parseReader(reader).getAsJsonObject())).text();
        }
    }

    private String text() {
        page.heading(1, "Resources and prompts")
                .paragraph("Written by the build from [tool-manifest.yaml](../tool-manifest.yaml). Beside"
                        + " [tools](tools.md), which a model calls, there are resources, which a person or a client picks"
                        + " to be read, and prompts, which a person starts a conversation with. Both are made of tools:"
                        + " whoever may not use the tool, by [permission](permissions.md) or by"
                        + " [setting](settings.md), has neither.");
        resources();
        prompts();
        completions();
        return page.text();
    }

    private void resources() {
        page.heading(2, "Resources")
                .paragraph(
                        "An address is read by one call of one tool: decided, recorded and bounded like any other. What is"
                                + " not granted is answered like what is not there. A variable is the tool's argument of that"
                                + " name, percent-encoded; `{+path}` takes slashes. Content is cleaned of invisible characters and"
                                + " otherwise unchanged, so that a source can be edited and saved; logs, which strangers can write"
                                + " into, come fenced and marked as content. Kestra answers with no lines for the logs of an execution that it does not have,"
                                + " so these are empty and not missing.")
                .table(
                        List.of("address", "what it is", "type", "read by"),
                        declared.resources().stream().map(ResourcesPage::row).toList());
    }

    private static List<String> row(DeclaredResource resource) {
        return List.of(
                Markdown.code(resource.uri().toString()),
                resource.description(),
                resource.mimeType().isEmpty() ? "text, or else bytes" : Markdown.code(resource.mimeType()),
                Markdown.tool(resource.tool()));
    }

    private void prompts() {
        page.heading(2, "Prompts")
                .paragraph(
                        "A prompt is listed for those who may use every tool that it needs. Its text is fixed; what the"
                                + " person fills in stands after it, in a fence, as data.");
        declared.prompts().forEach(this::prompt);
    }

    private void prompt(DeclaredPrompt declaredPrompt) {
        Prompt prompt = declaredPrompt.prompt();
        page.heading(3, prompt.name())
                .paragraph(prompt.description())
                .bullets(List.of("Needs "
                        + declaredPrompt.tools().stream().map(Markdown::tool).collect(Collectors.joining(", "))
                        + "."))
                .table(
                        List.of("argument", "required", "note"),
                        prompt.arguments().stream()
                                .map(argument -> List.of(
                                        Markdown.code(argument.name()),
                                        argument.required() ? "yes" : "",
                                        argument.description() + without(declaredPrompt, argument.name())))
                                .toList());
    }

    private static String without(DeclaredPrompt prompt, String argument) {
        return prompt.absent().containsKey(argument)
                ? " Without it: " + prompt.absent().get(argument) + "."
                : "";
    }

    private void completions() {
        List<List<String>> rows = new ArrayList<>();
        declared.completions().keySet().stream()
                .sorted()
                .forEach(name -> rows.add(List.of(
                        Markdown.code(name),
                        declared.completions().get(name).stream()
                                .map(source -> Markdown.tool(source.tool()))
                                .collect(Collectors.joining(", or else ")))));
        page.heading(2, "Completion")
                .paragraph(
                        "While a person fills in an argument or a variable of one of these names, values are proposed: at"
                                + " most 100, found by one call of the first of these tools that the caller may use. Arguments that"
                                + " are settled narrow it; a caller whose grants name namespaces is proposed what lies in them.")
                .table(List.of("name", "found by"), rows);
    }
}
