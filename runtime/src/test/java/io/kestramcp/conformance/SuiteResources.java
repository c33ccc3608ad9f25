package io.kestramcp.conformance;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Resource;
import io.kestramcp.mcp.ResourceContents;
import io.kestramcp.mcp.ResourceContents.BlobContents;
import io.kestramcp.mcp.ResourceContents.TextContents;
import io.kestramcp.mcp.ResourceSource;
import io.kestramcp.mcp.ResourceTemplate;
import io.kestramcp.mcp.Scope;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that the suite reads. */
final class SuiteResources implements ResourceSource {
    private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");

    private volatile String watched = "Watched resource content";

    /** The watched resource has another content; none: it is gone. */
    void write(String content) {
        watched = content;
    }

    @Override
    public List<Resource> resources(Identity caller) {
        return List.of(
                resource("static-text", "text/plain"),
                resource("static-binary", "image/png"),
                resource("watched-resource", "text/plain"));
    }

    private static Resource resource(String name, String mimeType) {
        return new Resource("test://" + name, name, name, "The suite's " + name + ".", mimeType);
    }

    @Override
    public List<ResourceTemplate> templates(Identity caller) {
        return List.of(new ResourceTemplate(
                "test://template/{id}/data", "template", "Template", "Data by its id.", "application/json"));
    }

    @Override
    public List<ResourceContents> read(String uri, Scope scope) {
        Matcher template = TEMPLATE.matcher(uri);
        if (template.matches()) {
            String id = template.group(1);
            return List.of(new TextContents(
                    uri,
                    "application/json",
                    "{\"id\":\"" + id + "\",\"templateTest\":true,\"data\":\"Data for ID: " + id + "\"}"));
        }
        return switch (uri) {
            case "test://static-text" ->
                List.of(new TextContents(uri, "text/plain", "This is the content of the static text resource."));
            case "test://static-binary" -> List.of(new BlobContents(uri, "image/png", Samples.PNG));
            case "test://watched-resource" ->
                watched.isEmpty() ? List.of() : List.of(new TextContents(uri, "text/plain", watched));
            default -> List.of();
        };
    }
}
