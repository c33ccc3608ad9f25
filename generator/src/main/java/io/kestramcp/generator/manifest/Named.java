package io.kestramcp.generator.manifest;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An item of a list: a tool, a part, a resource or a prompt.
 *
 * @param place its name's place
 */
record Named(Place place, String name, MappingNode node) {
    /**
     * Reads the name.
     *
     * @param kind what it is, such as {@code tool}
     * @return nothing when it is no mapping or has no name, which is a problem
     */
    static Optional<Named> of(Problems problems, String kind, Node node) {
        Place nameless = new Place(Section.lineOf(node), "a " + kind, "");
        if (!(node instanceof MappingNode mapping)) {
            problems.add(nameless, "must be a mapping.");
            return Optional.empty();
        }
        Optional<Text> name = Section.open(new Problems(""), nameless, node).text("name");
        if (name.isEmpty() || name.get().value().isBlank()) {
            problems.add(nameless, "has no name: add one.");
            return Optional.empty();
        }
        Place place = new Place(name.get().line(), kind + " " + name.get(), "");
        return Optional.of(new Named(place, name.get().value(), mapping));
    }
}
