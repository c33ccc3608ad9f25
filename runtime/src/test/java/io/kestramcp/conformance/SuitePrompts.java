package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Client.Trust;
import io.kestramcp.mcp.Content;
import io.kestramcp.mcp.Prompt;
import io.kestramcp.mcp.Prompt.Argument;
import io.kestramcp.mcp.PromptReply;
import io.kestramcp.mcp.PromptReply.Message;
import io.kestramcp.mcp.PromptReply.Role;
import io.kestramcp.mcp.PromptSource;
import io.kestramcp.mcp.ResourceContents.TextContents;
import io.kestramcp.mcp.Scope;
import io.kestramcp.mcp.Unanswered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The prompts that the suite gets. */
final class SuitePrompts implements PromptSource {
    private volatile boolean grown;

    /** There is one prompt more, or one less. */
    void change() {
        grown = !grown;
    }

    @Override
    public List<Prompt> prompts(Identity caller) {
        List<Prompt> prompts = new ArrayList<>(all());
        if (grown) {
            prompts.add(prompt("test_grown"));
        }
        return prompts;
    }

    private static List<Prompt> all() {
        return List.of(
                prompt("test_simple_prompt"),
                prompt("test_prompt_with_arguments", "arg1", "arg2"),
                prompt("test_prompt_with_embedded_resource", "resourceUri"),
                prompt("test_prompt_with_image"),
                prompt("test_input_required_result_prompt"));
    }

    private static Prompt prompt(String name, String... arguments) {
        return new Prompt(
                name,
                name,
                "The suite's " + name + ".",
                Arrays.stream(arguments)
                        .map(argument -> new Argument(argument, "The suite's " + argument + ".", true))
                        .toList());
    }

    @Override
    public PromptReply get(Prompt prompt, Map<String, String> arguments, Scope scope) throws Unanswered {
        return switch (prompt.name()) {
            case "test_simple_prompt" -> reply(text("This is a simple prompt for testing."));
            case "test_prompt_with_arguments" ->
                reply(text("Prompt with arguments: arg1='" + arguments.get("arg1") + "', arg2='" + arguments.get("arg2")
                        + "'"));
            case "test_prompt_with_embedded_resource" ->
                reply(
                        new Content.Embedded(new TextContents(
                                arguments.get("resourceUri"), "text/plain", "Embedded resource content for testing.")),
                        text("Please process the embedded resource above."));
            case "test_prompt_with_image" ->
                reply(new Content.Image(Samples.PNG, "image/png"), text("Please analyze the image above."));
            default -> withContext(scope);
        };
    }

    private static PromptReply withContext(Scope scope) throws Unanswered {
        Map<String, JsonObject> answers = scope.client()
                .ask(Map.of("user_context", Forms.text("What context should the prompt use?", "context")), Trust.ASKED);
        return reply(text("Context: " + answers.get("user_context")));
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static PromptReply reply(Content... contents) {
        return new PromptReply(
                "A prompt of the suite",
                Arrays.stream(contents)
                        .map(content -> new Message(Role.USER, content))
                        .toList());
    }
}
