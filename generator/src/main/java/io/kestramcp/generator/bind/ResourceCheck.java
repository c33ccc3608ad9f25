package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.Names;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Problems;
import io.kestramcp.generator.manifest.ResourceEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that each resource has an address of its own, and a tool that reads it. */
final class ResourceCheck {
    /** What a whole answer is given as: the data, or the text that a model reads. */
    private static final Set<String> WHOLE = Set.of("application/json", "text/plain");

    private final Map<String, BoundTool> tools;
    private final Problems problems;

    ResourceCheck(Map<String, BoundTool> tools, Problems problems) {
        this.tools = tools;
        this.problems = problems;
    }

    void check(List<ResourceEntry> resources) {
        Map<String, Place> names = new HashMap<>();
        Map<String, Place> addresses = new HashMap<>();
        for (ResourceEntry resource : resources) {
            name(resource.place(), resource.name(), names);
            String uri = resource.uri().value();
            Place place = resource.place().in("uri", resource.uri().line());
            if (!UriVariables.wellFormed(uri)) {
                problems.add(
                        place,
                        "must be like kestra://flows/{namespace}/{flow_id}, and only the last variable may be"
                                + " {+name}, with slashes; not '" + uri + "'.");
            } else if (addresses.putIfAbsent(UriVariables.shape(uri), place) != null) {
                problems.add(place, "cannot be told apart from the one of another resource.");
            }
            content(resource);
            UsedTool.of(tools, resource.tool(), resource.place(), problems).ifPresent(tool -> tool(resource, tool));
        }
    }

    private void tool(ResourceEntry resource, UsedTool tool) {
        List<String> given = new ArrayList<>(UriVariables.of(resource.uri().value()));
        given.forEach(
                name -> tool.argument(resource.place().in("uri", resource.uri().line()), name));
        resource.with()
                .keySet()
                .forEach(name -> tool.argument(
                        resource.place().in("with", resource.place().line()), name));
        given.addAll(resource.with().keySet());
        tool.arguments(resource.place(), given);
        resource.content().ifPresent(field -> tool.field(resource.place().in("content", field.line()), field.value()));
        resource.bytes().ifPresent(field -> tool.field(resource.place().in("bytes", field.line()), field.value()));
        resource.cut().ifPresent(field -> tool.field(resource.place().in("cut", field.line()), field.value()));
    }

    private void content(ResourceEntry resource) {
        if (resource.content().isEmpty() && !WHOLE.contains(resource.mimeType())) {
            problems.add(
                    resource.place(),
                    "gives the whole answer, which is application/json or text/plain: say so in mimeType, or name the field that is the content in content.");
        }
        if (resource.content().isEmpty() && resource.bytes().isPresent()) {
            problems.add(resource.place().in("bytes", resource.bytes().get().line()), "needs content beside it.");
        }
    }

    private void name(Place place, String name, Map<String, Place> names) {
        if (names.putIfAbsent(name, place) != null || !Names.allowed(name)) {
            problems.add(place, "has a name that is taken, or not of the form " + Names.PATTERN + ".");
        }
    }
}
