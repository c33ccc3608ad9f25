package io.kestramcp.mcp.confirm;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import io.kestramcp.mcp.ToolCall;
import io.kestramcp.tool.JsonDigest;

/**
 * What a confirmation is good for: one caller, one tool, one set of arguments.
 *
 * @param tenant Kestra's
 * @param arguments a fingerprint
 */
public record Action(String issuer, String subject, String tenant, String tool, String arguments) {
    /** The argument that carries a code. */
    static final String CODE = "confirmation";
    /** Said in answer to a preview, so it differs between the call that previews and the one that does. */
    private static final String COUNT = "confirm_count";

    /** The action of a call, with or without its code. */
    static Action of(ToolCall call, String tenant) {
        JsonObject arguments = call.arguments().deepCopy();
        arguments.remove(CODE);
        arguments.remove(COUNT);
        Principal caller = call.caller().principal();
        return new Action(caller.issuer(), caller.subject(), tenant, call.tool().name(), JsonDigest.of(arguments));
    }

    /** The caller, as far as he counts here. */
    public Principal caller() {
        return new Principal(issuer, subject, subject);
    }

    /** Whether two actions are of one person, as far as can be known. */
    boolean sameCaller(Action other) {
        return issuer.equals(other.issuer) && subject.equals(other.subject) && tenant.equals(other.tenant);
    }
}
