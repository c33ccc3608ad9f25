package io.kestramcp.mcp.content;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.mcp.Prompt;
import io.kestramcp.mcp.content.Declared.CompletionTool;
import io.kestramcp.mcp.content.Declared.DeclaredPrompt;
import io.kestramcp.mcp.content.Declared.DeclaredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code offer.json}, which the build writes. */
final class OfferReader {
    private OfferReader() {}

    static Declared read(JsonObject json) {
        Map<String, List<CompletionTool>> completions = new LinkedHashMap<>();
        json.getAsJsonObject("completions")
                .asMap()
                .forEach((name, sources) -> completions.put(
                        name, objects(sources).stream().map(OfferReader::source).toList()));
        return new Declared(
                objects(json.get("resources")).stream()
                        .map(OfferReader::resource)
                        .toList(),
                objects(json.get("prompts")).stream().map(OfferReader::prompt).toList(),
                completions);
    }

    private static DeclaredResource resource(JsonObject json) {
        return new DeclaredResource(
                text(json, "name"),
                text(json, "title"),
                text(json, "description"),
                UriPattern.of(text(json, "uri")),
                text(json, "mimeType"),
                text(json, "tool"),
                json.getAsJsonObject("with"),
                optional(json, "content"),
                optional(json, "bytes"),
                optional(json, "cut"));
    }

    private static DeclaredPrompt prompt(JsonObject json) {
        Map<String, String> absent = new LinkedHashMap<>();
        Map<String, String> completions = new LinkedHashMap<>();
        List<JsonObject> arguments = objects(json.get("arguments"));
        for (JsonObject argument : arguments) {
            optional(argument, "absent").ifPresent(text -> absent.put(text(argument, "name"), text));
            completions.put(text(argument, "name"), text(argument, "completion"));
        }
        return new DeclaredPrompt(
                new Prompt(
                        text(json, "name"),
                        text(json, "title"),
                        text(json, "description"),
                        arguments.stream().map(OfferReader::argument).toList()),
                texts(json.get("tools")),
                text(json, "text"),
                absent,
                completions);
    }

    private static Prompt.Argument argument(JsonObject json) {
        return new Prompt.Argument(
                text(json, "name"),
                text(json, "description"),
                json.get("required").getAsBoolean());
    }

    private static CompletionTool source(JsonObject json) {
        return new CompletionTool(
                text(json, "tool"),
                optional(json, "typed"),
                texts(json.get("given")),
                json.getAsJsonObject("with"),
                text(json, "value"));
    }

    private static List<JsonObject> objects(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> texts(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static Optional<String> optional(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
    }
}
