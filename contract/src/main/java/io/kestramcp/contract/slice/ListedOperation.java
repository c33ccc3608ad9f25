package io.kestramcp.contract.slice;

/**
 * An operation of Kestra's API, by the facts that tell what it is.
 *
 * @param id the operationId
 * @param tag the group that it belongs to: the first one, when the document gives several
 * @param method the HTTP method, upper case
 * @param path the path, with {@code {name}} for path parameters
 */
public record ListedOperation(String id, String tag, String method, String path) {
    /** The same operation by another id. */
    public ListedOperation called(String other) {
        return new ListedOperation(other, tag, method, path);
    }
}
