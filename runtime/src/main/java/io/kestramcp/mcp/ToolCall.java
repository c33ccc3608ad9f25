package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.observe.Operation;
import io.kestramcp.tool.Progress;
import io.kestramcp.tool.ToolDescriptor;

/**
 * One call of one tool.
 *
 * @param operation the request that it belongs to; has the gateway's own name for it
 * @param tool which; visible to the caller
 * @param calledAs the name that the client used: the tool's, or one that it had in an earlier release
 * @param arguments what the client gave, accepted by the tool's input schema; numbers keep their digits
 * @param caller who calls
 * @param server the Kestra whose binding of the tool the arguments were checked against
 * @param cancellation tells when nobody waits for the answer any more
 * @param progress where to say how far the call is; does nothing when the client did not ask
 * @param client who called, to be asked back
 * @param log tells the client what goes on; does nothing when it did not ask
 */
public record ToolCall(
        Operation operation,
        ToolDescriptor tool,
        String calledAs,
        JsonObject arguments,
        Identity caller,
        KestraServer server,
        Cancellation cancellation,
        Progress progress,
        Client client,
        ClientLog log) {
    /** The same call with another way to its client. */
    ToolCall by(Cancellation otherCancellation, Progress otherProgress, Client otherClient, ClientLog otherLog) {
        return new ToolCall(
                operation,
                tool,
                calledAs,
                arguments,
                caller,
                server,
                otherCancellation,
                otherProgress,
                otherClient,
                otherLog);
    }
}
