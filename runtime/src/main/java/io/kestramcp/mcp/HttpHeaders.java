package io.kestramcp.mcp;

import java.util.List;

/** The headers of an HTTP request. */
@FunctionalInterface
public interface HttpHeaders {
    /** Every value of the header, as sent, without surrounding space; names are compared without regard to case. */
    List<String> all(String name);
}
