package io.kestramcp.mcp.content;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Bytes;
import io.kestramcp.mcp.Resource;
import io.kestramcp.mcp.ResourceContents;
import io.kestramcp.mcp.ResourceContents.BlobContents;
import io.kestramcp.mcp.ResourceContents.TextContents;
import io.kestramcp.mcp.ResourceSource;
import io.kestramcp.mcp.ResourceTemplate;
import io.kestramcp.mcp.Scope;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolUse;
import io.kestramcp.mcp.Unanswered;
import io.kestramcp.mcp.Unavailable;
import io.kestramcp.mcp.content.Declared.DeclaredResource;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kestra's content by address. A read is a call of the tool that the resource names: the same decision, the same record, the
 * same bounds. Listed are the addresses without variables; all others are templates.
 *
 * <p>Content is cleaned of what is not seen, as in every answer of a tool. It is not fenced: a flow's source or a file stays
 * what it is, and the client presents it under its address. Logs, the text that strangers write into most easily, are given
 * as the text that a model reads, fenced and marked.
 */
public final class KestraResources implements ResourceSource {
    private static final String JSON = "application/json";

    private final List<DeclaredResource> resources;
    private final ToolUse tools;

    /** @param tools what the content is read by */
    public KestraResources(Declared declared, ToolUse tools) {
        this.resources = declared.resources();
        this.tools = tools;
    }

    @Override
    public List<Resource> resources(Identity caller) throws Unavailable {
        return visible(caller).stream()
                .filter(each -> each.uri().variables().isEmpty())
                .map(each -> new Resource(
                        each.uri().toString(), each.name(), each.title(), each.description(), each.mimeType()))
                .toList();
    }

    @Override
    public List<ResourceTemplate> templates(Identity caller) throws Unavailable {
        return visible(caller).stream()
                .filter(each -> !each.uri().variables().isEmpty())
                .map(each -> new ResourceTemplate(
                        each.uri().toString(), each.name(), each.title(), each.description(), each.mimeType()))
                .toList();
    }

    @Override
    public List<ResourceContents> read(String uri, Scope scope) throws Unavailable, Unanswered {
        for (DeclaredResource resource : resources) {
            Optional<Map<String, String>> variables = resource.uri().match(uri);
            if (variables.isPresent()) {
                return read(uri, resource, variables.get(), scope);
            }
        }
        return List.of();
    }

    private List<DeclaredResource> visible(Identity caller) throws Unavailable {
        Set<String> names =
                tools.visible(caller).stream().map(ToolDescriptor::name).collect(Collectors.toSet());
        return resources.stream().filter(each -> names.contains(each.tool())).toList();
    }

    private List<ResourceContents> read(
            String uri, DeclaredResource resource, Map<String, String> variables, Scope scope)
            throws Unavailable, Unanswered {
        Optional<ToolAnswer> answer = tools.call(resource.tool(), variables, resource.with(), scope);
        if (answer.isEmpty() || Missing.in(answer.get())) {
            return List.of();
        }
        if (answer.get().failed()) {
            throw new Unavailable(AnswerText.of(answer.get()));
        }
        JsonObject found = answer.get().structured();
        if (resource.cut().filter(found::has).isPresent()) {
            throw new Unavailable("The resource is too long to be read in one piece: read it in parts with the tool "
                    + resource.tool() + ".");
        }
        return List.of(contents(uri, resource, answer.get()));
    }

    private static ResourceContents contents(String uri, DeclaredResource resource, ToolAnswer answer) {
        JsonObject found = answer.structured();
        if (resource.content().isEmpty()) {
            String whole = resource.mimeType().equals(JSON) ? found.toString() : AnswerText.of(answer);
            return new TextContents(uri, resource.mimeType(), whole);
        }
        Optional<String> text = resource.content().map(found::get).map(JsonElement::getAsString);
        Optional<String> bytes = resource.bytes().map(found::get).map(JsonElement::getAsString);
        if (text.isEmpty() && bytes.isPresent()) {
            return new BlobContents(uri, typeOr("application/octet-stream", resource), new Bytes(bytes.get()));
        }
        return new TextContents(uri, typeOr("text/plain", resource), text.orElse(""));
    }

    private static String typeOr(String usual, DeclaredResource resource) {
        return resource.mimeType().isEmpty() ? usual : resource.mimeType();
    }
}
