package io.kestramcp.access;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.tool.Reach;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Allowed calls of one tool by the only thing in their arguments that the decision hangs on: the text of {@code namespace},
 * or of {@code only_in}, or that there is neither. Calls that have both, or whose reach looks at more, are not remembered;
 * nor are refused ones, so that nobody fills it with names that he makes up. Thread-safe.
 */
final class RememberedCalls {
    /** Most names that are remembered; with more, all are forgotten. */
    static final int MOST = 256;

    private final Map<String, Optional<Decision.Allowed>> byNamespace = new ConcurrentHashMap<>();
    private final Map<String, Optional<Decision.Allowed>> byOnlyIn = new ConcurrentHashMap<>();
    private volatile Optional<Decision.Allowed> unnamed = Optional.empty();

    /** The decision on a call that says the same; empty if there was none yet. Allocates nothing. */
    Optional<Decision.Allowed> find(Reach reach, JsonObject arguments) {
        if (!isDecidedByNames(reach)) {
            return Optional.empty();
        }
        JsonElement namespace = arguments.get(Touched.NAMESPACE);
        JsonElement onlyIn = arguments.get(Touched.ONLY_IN);
        if (namespace == null && onlyIn == null) {
            return unnamed;
        }
        return namespace != null && onlyIn != null
                ? Optional.empty()
                : namespace != null ? find(byNamespace, namespace) : find(byOnlyIn, onlyIn);
    }

    void keep(Reach reach, JsonObject arguments, Decision.Allowed decision) {
        JsonElement namespace = arguments.get(Touched.NAMESPACE);
        JsonElement onlyIn = arguments.get(Touched.ONLY_IN);
        if (!isDecidedByNames(reach) || (namespace != null && onlyIn != null)) {
            return;
        }
        if (namespace != null) {
            keep(byNamespace, namespace, decision);
        } else if (onlyIn != null) {
            keep(byOnlyIn, onlyIn, decision);
        } else {
            unnamed = Optional.of(decision);
        }
    }

    /** Whether nothing else in the arguments counts, nor anything that Kestra would have to be asked. */
    private static boolean isDecidedByNames(Reach reach) {
        return reach == Reach.NAMESPACE || reach == Reach.TREE || reach == Reach.NOTHING;
    }

    private static Optional<Decision.Allowed> find(Map<String, Optional<Decision.Allowed>> from, JsonElement name) {
        return name instanceof JsonPrimitive text && text.isString()
                ? from.getOrDefault(text.getAsString(), Optional.empty())
                : Optional.empty();
    }

    private static void keep(Map<String, Optional<Decision.Allowed>> in, JsonElement name, Decision.Allowed decision) {
        if (name instanceof JsonPrimitive text && text.isString()) {
            if (in.size() >= MOST) {
                in.clear();
            }
            in.put(text.getAsString(), Optional.of(decision));
        }
    }
}
