package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraErrors;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import java.time.Duration;

/**
 * One call of one tool: its arguments and its way to Kestra. Made for the call, used by its thread alone.
 *
 * @param arguments what the assistant gave, accepted by the input schema
 * @param caller who calls
 * @param tenant Kestra's tenant; a path argument of nearly every operation
 * @param server the Kestra that answers
 * @param kestra the way to it
 * @param timeout the longest that one request to Kestra may take
 * @param cancellation tells when the caller has gone
 * @param progress where to say how far a long call is
 * @param namespaces of which the caller may learn something; what a tool finds elsewhere it keeps to itself
 * @param consent to be required before a change that a person must confirm
 */
public record CallContext(
        Arguments arguments,
        Principal caller,
        String tenant,
        KestraServer server,
        KestraClient kestra,
        Duration timeout,
        Cancellation cancellation,
        Progress progress,
        Namespaces namespaces,
        Consent consent) {

    /** The API line of the connected Kestra, such as {@code 2.0}: what a generated adapter switches on. */
    public String line() {
        return server.line().name();
    }

    /**
     * Sends a request.
     *
     * @return the answer, which is 2xx
     * @throws KestraException on any other status, and when there is no usable answer
     */
    public KestraReply send(KestraRequest request) throws KestraException {
        return accepted(request, exchange(request));
    }

    /**
     * Sends a request for which one more status is an answer and not a failure.
     *
     * @return the answer, which is 2xx or has that status
     * @throws KestraException on any other status, and when there is no usable answer
     */
    public KestraReply sendAllowing(int status, KestraRequest request) throws KestraException {
        KestraReply reply = exchange(request);
        return reply.status() == status ? reply : accepted(request, reply);
    }

    /** The failure of an adapter that was not generated for the connected line; such a tool is never listed. */
    public IllegalStateException unbound(String tool) {
        return new IllegalStateException(tool + " has no binding for Kestra " + line());
    }

    /**
     * Uses another tool as a part of this one.
     *
     * @return its answer
     * @throws KestraException when the other tool fails
     */
    public JsonObject use(Tool other, JsonObject itsArguments) throws KestraException {
        return other.call(with(new Arguments(itsArguments))).content();
    }

    private CallContext with(Arguments others) {
        return new CallContext(
                others, caller, tenant, server, kestra, timeout, cancellation, progress, namespaces, consent);
    }

    private KestraReply exchange(KestraRequest request) throws KestraException {
        return kestra.send(request, new CallOptions(caller, timeout, cancellation));
    }

    private static KestraReply accepted(KestraRequest request, KestraReply reply) throws KestraException {
        if (!reply.success()) {
            throw KestraErrors.of(request, reply);
        }
        return reply;
    }
}
