package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tools that are served, and who sees which. Thread-safe. */
public interface ToolSource {
    /**
     * The Kestra that answers now; remembered for a while, so this is usually quick.
     *
     * @throws KestraException when it cannot be asked; message and hint go to the client
     */
    KestraServer server() throws KestraException;

    /**
     * What {@code caller} may use on {@code server}, always in the same order. Every tool has a binding for that server. A
     * name stands for the same tool as long as the process lives.
     */
    List<ToolDescriptor> visible(Identity caller, KestraServer server);

    /**
     * The tool of this name, if the caller may use it.
     *
     * @param name of today
     */
    default Optional<ToolDescriptor> visible(Identity caller, KestraServer server, String name) {
        return visible(caller, server).stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst();
    }

    /** What became of a name that a tool had in an earlier release, if it is still understood. */
    default Optional<FormerName> former(String name) {
        return Optional.empty();
    }

    /**
     * Told of each call of a tool that is not among the caller's visible ones, for the record.
     *
     * @param requestId the gateway's own name for the request
     * @param name what the caller called
     * @param arguments what he gave; empty if that was no object
     */
    default void unknown(String requestId, Identity caller, String name, JsonObject arguments) {}

    /**
     * Told of each call of a visible tool that does not take such arguments, for the record.
     *
     * @param requestId the gateway's own name for the request
     * @param calledAs what the caller called it
     * @param arguments what he gave; empty if that was no object
     */
    default void refused(
            String requestId, Identity caller, ToolDescriptor tool, String calledAs, JsonObject arguments) {}

    /**
     * The scopes that a caller who called a tool which is not among his visible ones is told to ask for: the same whatever
     * he called. Empty if no scope would show him more, or he was told before and came back without them.
     */
    default Set<String> stepUp(Identity caller, KestraServer server) {
        return Set.of();
    }

    /**
     * Whether the client must bring a code by which a call of the tool is confirmed: then the tool is listed with the
     * argument {@code confirmation}.
     */
    default boolean confirmedByCode(ToolDescriptor tool, Client client) {
        return false;
    }

    /** Whether calls of the tool may go on as tasks. */
    default TaskSupport taskSupport(ToolDescriptor tool) {
        return TaskSupport.FORBIDDEN;
    }

    /** Whether this call of a tool that supports tasks may take so long that it is better one. */
    default boolean waits(ToolCall call) {
        return true;
    }

    /**
     * Asks what must be known before a call becomes a task; changes nothing.
     *
     * @return the call as it goes on
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    default ToolCall beforeTask(ToolCall call) throws Unanswered {
        return call;
    }

    /**
     * Runs a visible tool. Refusals and failures that the model should read are failed replies, not exceptions; an
     * exception is told to the client only as "failed, see the log".
     *
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    ToolAnswer call(ToolCall call) throws Unanswered;
}
