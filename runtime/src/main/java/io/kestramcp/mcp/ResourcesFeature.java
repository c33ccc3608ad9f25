package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. */
final class ResourcesFeature implements Feature {
    private final ResourceSource source;

    ResourcesFeature(ResourceSource source) {
        this.source = source;
    }

    @Override
    public String capability() {
        return "resources";
    }

    @Override
    public Optional<Listing> listing() {
        return Optional.of(Listing.RESOURCES);
    }

    /** An address tells the whole entry: what is declared does not change while this process runs. */
    @Override
    public String listed(Identity caller) throws Unavailable {
        return Stream.concat(
                        source.resources(caller).stream().map(Resource::uri),
                        source.templates(caller).stream().map(ResourceTemplate::uriTemplate))
                .collect(Collectors.joining(" "));
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of(
                McpSchema.METHOD_RESOURCES_LIST, this::list,
                McpSchema.METHOD_RESOURCES_TEMPLATES_LIST, this::templates,
                McpSchema.METHOD_RESOURCES_READ, this::read);
    }

    private ObjectNode list(Request request, Scope scope) throws ProtocolException, Unavailable {
        return Page.of(request, "resources", source.resources(scope.caller()), Resource::uri, each -> Wire.object()
                .put("uri", each.uri())
                .put("name", each.name())
                .put("title", each.title())
                .put("description", each.description())
                .put("mimeType", each.mimeType()));
    }

    private ObjectNode templates(Request request, Scope scope) throws ProtocolException, Unavailable {
        return Page.of(
                request,
                "resourceTemplates",
                source.templates(scope.caller()),
                ResourceTemplate::uriTemplate,
                ResourcesFeature::template);
    }

    private static ObjectNode template(ResourceTemplate each) {
        ObjectNode template = Wire.object()
                .put("uriTemplate", each.uriTemplate())
                .put("name", each.name())
                .put("title", each.title())
                .put("description", each.description());
        return each.mimeType().isEmpty() ? template : template.put("mimeType", each.mimeType());
    }

    private ObjectNode read(Request request, Scope scope) throws ProtocolException, Unavailable, Unanswered {
        if (!request.params().path("uri").isString()) {
            throw ProtocolException.invalidParams("resources/read needs \"uri\", a string.");
        }
        String uri = request.params().path("uri").asString();
        return read(uri, scope).orElseThrow(() -> ProtocolException.resourceNotFound(uri));
    }

    /** The result of reading; empty when the caller has no such resource. */
    Optional<ObjectNode> read(String uri, Scope scope) throws Unavailable, Unanswered {
        List<ResourceContents> parts = source.read(uri, scope);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode result = Wire.object();
        ArrayNode contents = result.putArray("contents");
        parts.forEach(part -> contents.add(Contents.of(part)));
        return Optional.of(result);
    }
}
