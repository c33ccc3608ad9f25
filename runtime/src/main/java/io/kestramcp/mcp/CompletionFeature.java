package io.kestramcp.mcp;

import io.kestramcp.mcp.CompletionSource.Completion;
import io.kestramcp.mcp.CompletionSource.Subject;
import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code completion/complete}. */
final class CompletionFeature implements Feature {
    /** The protocol's bound (schema, CompleteResult). */
    private static final int MOST_VALUES = 100;

    private final CompletionSource source;

    CompletionFeature(CompletionSource source) {
        this.source = source;
    }

    @Override
    public String capability() {
        return "completions";
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(McpSchema.METHOD_COMPLETION_COMPLETE, this::complete);
    }

    private ObjectNode complete(Request request, Scope scope) throws ProtocolException, Unavailable, Unanswered {
        JsonNode ref = request.params().path("ref");
        Subject subject = subject(ref.path("type").asString(""));
        JsonNode argument = request.params().path("argument");
        Map<String, String> known = new LinkedHashMap<>();
        request.params()
                .path("context")
                .path("arguments")
                .properties()
                .forEach(each -> known.put(each.getKey(), each.getValue().asString("")));
        CompletionSource.Request asked = new CompletionSource.Request(
                subject,
                text(ref, subject == Subject.PROMPT ? "name" : "uri"),
                text(argument, "name"),
                text(argument, "value"),
                Map.copyOf(known));
        Optional<Completion> completion = source.complete(asked, scope);
        if (completion.isEmpty()) {
            throw ProtocolException.invalidParams(
                    "There is no " + (subject == Subject.PROMPT ? "prompt " : "resource template ") + asked.name()
                            + " with the argument \"" + asked.argument() + "\".");
        }
        return result(completion.get());
    }

    private static ObjectNode result(Completion completion) {
        ObjectNode result = Wire.object();
        ObjectNode node = result.putObject("completion");
        ArrayNode values = node.putArray("values");
        completion.values().stream().limit(MOST_VALUES).forEach(values::add);
        completion.total().ifPresent(total -> node.put("total", total));
        node.put("hasMore", completion.more() || completion.values().size() > values.size());
        return result;
    }

    private static Subject subject(String type) throws ProtocolException {
        return switch (type) {
            case "ref/prompt" -> Subject.PROMPT;
            case "ref/resource" -> Subject.TEMPLATE;
            default ->
                throw ProtocolException.invalidParams(
                        "completion/complete needs \"ref\" with a \"type\" of ref/prompt or ref/resource.");
        };
    }

    private static String text(JsonNode node, String name) throws ProtocolException {
        if (!node.path(name).isString()) {
            throw ProtocolException.invalidParams(
                    "completion/complete needs \"" + name + "\", a string, in \"ref\" or \"argument\".");
        }
        return node.path(name).asString();
    }
}
