package io.kestramcp.observe;

/**
 * One request of a client while it is served. What belongs to it may be told after its end as well: a task goes on. Told
 * by one thread at a time.
 */
public interface Operation extends AutoCloseable {
    /** An operation that nobody watches. */
    static Operation unobserved(String requestId) {
        return new Unobserved(requestId);
    }

    /** The gateway's own name for the request. */
    String requestId();

    /** Names the tool that is called; of the catalogue, never what a caller wrote. */
    void tool(String name);

    /**
     * Says that it failed, with a result that tells so.
     *
     * @param errorType one of few, such as {@code tool_error} (OpenTelemetry, {@code error.type})
     */
    void failed(String errorType);

    /**
     * Says that it is answered with a JSON-RPC error.
     *
     * @param code the error's
     * @param errorType the code, or one of few words where that tells too little
     */
    void failed(int code, String errorType);

    /**
     * A tool has answered; there may be several in one request, and one that answers after its end.
     *
     * @param tool its name
     * @param error the class of its failure, one of the catalogue's few; empty for none
     * @param characters of the text that a model reads
     */
    void answered(String tool, String error, int characters);

    /**
     * A request to Kestra begins.
     *
     * @param operation its operationId in the contract
     * @param method the HTTP method
     */
    Upstream upstream(String operation, String method);

    /** It has been answered. */
    @Override
    void close();
}
