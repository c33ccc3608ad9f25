package io.kestramcp.contract.slice;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * An operation of a full spec, with everything that the spec says of it.
 *
 * @param id the operationId in the spec
 * @param method the HTTP method, lower case as in the spec
 * @param path the path in the spec
 * @param tree what the spec says
 */
record FullOperation(String id, String method, String path, Map<String, Object> tree) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    /** Method and path in the form in which lines are compared. */
    String route() {
        return route(method, path);
    }

    /**
     * A route that is the same in every line: the names of path parameters differ, and 2.0 put {@code /actions} before the
     * verbs of an execution (wire notes of 2.0, section 1).
     */
    static String route(String method, String path) {
        return method + " " + PLACEHOLDER.matcher(path).replaceAll("{}").replace("/{}/actions/", "/{}/");
    }
}
