package io.kestramcp.contract.change;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What else is known of the newer side.
 *
 * @param renamed operations that the newer document calls differently: our id by theirs
 * @param routes all operations of the newer document: method and path by operationId; for finding what took the place of one
 *     that is gone
 */
public record Context(Map<String, String> renamed, SortedMap<String, String> routes) {
    /** Nothing but the two contracts. */
    public static final Context NONE = new Context(Map.of(), new TreeMap<>());
}
