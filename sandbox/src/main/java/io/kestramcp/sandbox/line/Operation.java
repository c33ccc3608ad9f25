package io.kestramcp.sandbox.line;

import java.util.List;

/**
 * One operation of Kestra's API on one line, as the server routes it.
 *
 * @param id Kestra's operation id
 * @param method the HTTP method, upper case
 * @param path the template, segments in braces are parameters
 * @param consumes the body types it accepts; {@code *}{@code /*} for any, or for no body at all
 * @param produces the types it answers with when it succeeds
 */
public record Operation(String id, String method, PathTemplate path, List<String> consumes, List<String> produces) {
    /** Whether the body's type is looked at. */
    public boolean acceptsAnyBody() {
        return consumes.contains("*/*");
    }
}
