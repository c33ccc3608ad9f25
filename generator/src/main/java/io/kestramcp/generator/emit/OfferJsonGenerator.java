package io.kestramcp.generator.emit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.PromptText;
import io.kestramcp.generator.manifest.CompletionEntry;
import io.kestramcp.generator.manifest.CompletionEntry.CompletionSourceEntry;
import io.kestramcp.generator.manifest.PromptEntry;
import io.kestramcp.generator.manifest.PromptEntry.PromptArgument;
import io.kestramcp.generator.manifest.ResourceEntry;
import java.util.stream.Stream;

/** {@code offer.json}: what is offered beside tools, each by the tools that it needs. */
public final class OfferJsonGenerator implements Generator {
    static final String FILE = "offer.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Override
    public Stream<Output> generate(Binding binding) {
        JsonObject root = new JsonObject();
        JsonArray resources = new JsonArray();
        binding.manifest().resources().forEach(resource -> resources.add(resource(resource)));
        root.add("resources", resources);
        JsonArray prompts = new JsonArray();
        binding.manifest().prompts().forEach(prompt -> prompts.add(prompt(prompt)));
        root.add("prompts", prompts);
        JsonObject completions = new JsonObject();
        binding.manifest().completions().forEach(each -> completions.add(each.name(), sources(each)));
        root.add("completions", completions);
        String path = JavaNames.PACKAGE.replace('.', '/') + "/" + FILE;
        return Stream.of(new Output(Output.Kind.RESOURCE, path, GSON.toJson(root) + "\n"));
    }

    private static JsonObject resource(ResourceEntry resource) {
        JsonObject json = new JsonObject();
        json.addProperty("name", resource.name());
        json.addProperty("title", resource.title());
        json.addProperty("description", resource.description());
        json.addProperty("uri", resource.uri().value());
        json.addProperty("mimeType", resource.mimeType());
        json.addProperty("tool", resource.tool().value());
        json.add("with", resource.with());
        resource.content().ifPresent(field -> json.addProperty("content", field.value()));
        resource.bytes().ifPresent(field -> json.addProperty("bytes", field.value()));
        resource.cut().ifPresent(field -> json.addProperty("cut", field.value()));
        return json;
    }

    private static JsonObject prompt(PromptEntry prompt) {
        JsonObject json = new JsonObject();
        json.addProperty("name", prompt.name());
        json.addProperty("title", prompt.title());
        json.addProperty("description", prompt.description());
        JsonArray tools = new JsonArray();
        PromptText.tools(prompt).forEach(tools::add);
        json.add("tools", tools);
        JsonArray arguments = new JsonArray();
        prompt.arguments().forEach(argument -> arguments.add(argument(argument)));
        json.add("arguments", arguments);
        json.addProperty("text", PromptText.plain(prompt));
        return json;
    }

    private static JsonObject argument(PromptArgument argument) {
        JsonObject json = new JsonObject();
        json.addProperty("name", argument.name());
        json.addProperty("description", argument.description());
        json.addProperty("required", argument.required());
        argument.absent().ifPresent(absent -> json.addProperty("absent", absent.value()));
        json.addProperty("completion", argument.completes());
        return json;
    }

    private static JsonArray sources(CompletionEntry completion) {
        JsonArray sources = new JsonArray();
        completion.sources().forEach(source -> sources.add(source(source)));
        return sources;
    }

    private static JsonObject source(CompletionSourceEntry source) {
        JsonObject json = new JsonObject();
        json.addProperty("tool", source.tool().value());
        source.typed().ifPresent(typed -> json.addProperty("typed", typed.value()));
        JsonArray given = new JsonArray();
        source.given().forEach(each -> given.add(each.value()));
        json.add("given", given);
        json.add("with", source.with());
        json.addProperty("value", source.value().value());
        return json;
    }
}
