package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import java.net.URI;
import java.util.Optional;

/** Talks to one Kestra. Thread-safe. */
public interface KestraClient {
    /**
     * Sends one request and reads the whole answer.
     *
     * @return the answer, of any status but a redirect
     * @throws KestraException when there is no usable answer: no credential for the caller, not reachable, time-out,
     *     cut off, too large, a redirect, cancelled
     */
    KestraReply send(KestraRequest request, CallOptions options) throws KestraException;

    /**
     * Which Kestra this is; asked once and then remembered for a while.
     *
     * @throws KestraException when it cannot be asked
     */
    KestraServer server() throws KestraException;

    /** Where callers register a token of their own, in a browser; empty when they cannot. */
    default Optional<URI> tokenPage() {
        return Optional.empty();
    }
}
