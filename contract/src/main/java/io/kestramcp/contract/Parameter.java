package io.kestramcp.contract;

/**
 * A parameter of an operation.
 *
 * @param name the name on the wire
 * @param in where it is sent
 * @param required whether a request without it is refused
 * @param filters whether it is Kestra's PHP-style filters, {@code filters[field][OP]=value}, not a plain value
 * @param schema its type; enums are inlined
 */
public record Parameter(String name, In in, boolean required, boolean filters, Schema schema) {
    /** Where a parameter is sent. */
    public enum In {
        /** In the path, as one segment. */
        PATH,
        /** In the query. */
        QUERY,
        /** As a request header. */
        HEADER
    }
}
