package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Prompt.Argument;
import io.kestramcp.name.NearestName;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code prompts/list} and {@code prompts/get}. */
final class PromptsFeature implements Feature {
    private final PromptSource source;

    PromptsFeature(PromptSource source) {
        this.source = source;
    }

    @Override
    public String capability() {
        return "prompts";
    }

    @Override
    public Optional<Listing> listing() {
        return Optional.of(Listing.PROMPTS);
    }

    /** A name tells the whole entry: what is declared does not change while this process runs. */
    @Override
    public String listed(Identity caller) throws Unavailable {
        return source.prompts(caller).stream().map(Prompt::name).collect(Collectors.joining(" "));
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(McpSchema.METHOD_PROMPT_LIST, this::list, McpSchema.METHOD_PROMPT_GET, this::get);
    }

    private ObjectNode list(Request request, Scope scope) throws ProtocolException, Unavailable {
        return Page.of(request, "prompts", source.prompts(scope.caller()), Prompt::name, PromptsFeature::entry);
    }

    private static ObjectNode entry(Prompt prompt) {
        ObjectNode entry = Wire.object()
                .put("name", prompt.name())
                .put("title", prompt.title())
                .put("description", prompt.description());
        ArrayNode arguments = entry.putArray("arguments");
        for (Argument argument : prompt.arguments()) {
            arguments
                    .addObject()
                    .put("name", argument.name())
                    .put("description", argument.description())
                    .put("required", argument.required());
        }
        return entry;
    }

    private ObjectNode get(Request request, Scope scope) throws ProtocolException, Unavailable, Unanswered {
        Prompt prompt = find(request, source.prompts(scope.caller()));
        PromptReply reply =
                source.get(prompt, arguments(prompt, request.params().path("arguments")), scope);
        ObjectNode result = Wire.object().put("description", reply.description());
        ArrayNode messages = result.putArray("messages");
        for (PromptReply.Message message : reply.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .set("content", Contents.of(message.content()));
        }
        return result;
    }

    private static Prompt find(Request request, List<Prompt> prompts) throws ProtocolException {
        if (!request.params().path("name").isString()) {
            throw ProtocolException.invalidParams("prompts/get needs \"name\", a string.");
        }
        String name = request.params().path("name").asString();
        for (Prompt prompt : prompts) {
            if (prompt.name().equals(name)) {
                return prompt;
            }
        }
        List<String> names = prompts.stream().map(Prompt::name).toList();
        throw ProtocolException.invalidParams("Unknown prompt: " + name
                + NearestName.of(name, names)
                        .map(near -> ". Did you mean " + near + "?")
                        .orElse(""));
    }

    private static Map<String, String> arguments(Prompt prompt, JsonNode given) throws ProtocolException {
        if (!given.isMissingNode() && !given.isObject()) {
            throw ProtocolException.invalidParams("\"arguments\" must be an object of strings.");
        }
        List<String> known = prompt.arguments().stream().map(Argument::name).toList();
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            if (!known.contains(each.getKey()) || !each.getValue().isString()) {
                throw ProtocolException.invalidParams("The argument \"" + each.getKey() + "\" of " + prompt.name()
                        + (known.contains(each.getKey()) ? " must be a string." : " does not exist. Known: " + known));
            }
            // Clients send what a person left blank as an empty text.
            if (!each.getValue().asString().isBlank()) {
                arguments.put(each.getKey(), each.getValue().asString());
            }
        }
        for (Argument argument : prompt.arguments()) {
            if (argument.required() && !arguments.containsKey(argument.name())) {
                throw ProtocolException.invalidParams(
                        prompt.name() + " needs the argument \"" + argument.name() + "\".");
            }
        }
        return arguments;
    }
}
