package io.kestramcp.contract;

import java.util.List;
import java.util.Map;

/** Typed looks into a {@link YamlTree}. */
public final class Trees {
    private Trees() {}

    /** The map that is there, or an empty one. The keys of a {@link YamlTree} are always text. */
    @SuppressWarnings("unchecked") // YamlTree makes no other keys
    public static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** The list that is there, or an empty one. */
    @SuppressWarnings("unchecked") // any list is a list of objects to a reader
    public static List<Object> list(Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }
}
