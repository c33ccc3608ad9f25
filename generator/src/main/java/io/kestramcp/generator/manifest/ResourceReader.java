package io.kestramcp.generator.manifest;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one resource. */
final class ResourceReader {
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("name", "title", "description", "uri", "mimeType", "tool", "with", "content", "bytes", "cut"));

    private final Problems problems;

    ResourceReader(Problems problems) {
        this.problems = problems;
    }

    /** The resource; nothing when it is no mapping or has no name. */
    Optional<ResourceEntry> read(Node node) {
        return Named.of(problems, "resource", node).map(this::read);
    }

    private ResourceEntry read(Named named) {
        Section resource = Section.closed(problems, named.place(), named.node(), KEYS);
        return new ResourceEntry(
                named.place(),
                named.name(),
                resource.required("title").value(),
                resource.required("description").value(),
                resource.required("uri"),
                resource.word("mimeType").orElse(""),
                resource.required("tool"),
                with(problems, resource),
                resource.text("content"),
                resource.text("bytes"),
                resource.text("cut"));
    }

    /** The key {@code with}: arguments of a tool, by name. */
    static JsonObject with(Problems problems, Section section) {
        Optional<Node> with = section.node("with");
        if (with.isPresent() && !(with.get() instanceof MappingNode)) {
            problems.add(section.place("with"), "must be a mapping.");
            return new JsonObject();
        }
        return section.json("with").map(value -> value.getAsJsonObject()).orElseGet(JsonObject::new);
    }
}
