package io.kestramcp.access;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Reach;
import java.util.List;
import java.util.Optional;

/**
 * Narrows a search in which the caller named no namespace to what he may search, before it is sent. Not the filter of a
 * bulk change: whoever changes many things says where.
 */
public final class Confinement {
    private Confinement() {}

    /**
     * Where the search is to be: the only tree of the caller. Of several none is taken, for a search of one would look like
     * one of all.
     */
    static Optional<String> of(Reach reach, JsonObject arguments, List<String> trees) {
        return reach == Reach.TREE
                        && !arguments.has(Touched.NAMESPACE)
                        && !arguments.has(Touched.ONLY_IN)
                        && trees.size() == 1
                ? Optional.of(trees.get(0))
                : Optional.empty();
    }

    /**
     * The arguments to go on with.
     *
     * @param confinedTo the namespace to search in; empty: as the caller said
     */
    public static JsonObject applied(JsonObject arguments, Optional<String> confinedTo) {
        if (confinedTo.isEmpty()) {
            return arguments;
        }
        JsonObject confined = arguments.deepCopy();
        confined.addProperty(Touched.NAMESPACE, confinedTo.get());
        return confined;
    }
}
