package io.kestramcp.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that is answered with a JSON-RPC error. The text goes to the client: it says what is wrong and what is
 * accepted, and never what went on inside.
 */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The header triple does not agree with the body (2026-07-28, Streamable HTTP, server validation). */
    static final int HEADER_MISMATCH = -32020;
    /** The client does not declare what the request needs (2026-07-28, schema, MissingRequiredClientCapabilityError). */
    static final int MISSING_CAPABILITY = -32021;
    /** The protocol version is not served (2026-07-28, schema, UnsupportedProtocolVersionError). */
    static final int UNSUPPORTED_VERSION = -32022;

    /** The member of the data that tells in how many seconds to come back. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    /** The longest message, in characters: a client's own words are part of many. */
    private static final int MAX_TOLD = 1000;

    /** A page must be visited first (2025-11-25, schema, URLElicitationRequiredError). */
    static final int PAGE_REQUIRED = -32042;

    /** The gateway itself has failed, and its log has the stack. */
    private static final String GATEWAY_FAILED = "gateway_failed";
    /** Kestra does not answer, or not so that it can be served. */
    private static final String KESTRA_UNAVAILABLE = "kestra_unavailable";
    /** The store does not answer. */
    private static final String STORE_UNAVAILABLE = "store_unavailable";

    private final int code;
    private final String errorType;
    private final int httpStatus;
    private final transient Map<String, Object> data;
    private final transient Set<String> scopes;

    private ProtocolException(int code, int httpStatus, String message, Map<String, Object> data) {
        this(code, httpStatus, message, data, Set.of());
    }

    private ProtocolException(int code, int httpStatus, String message, Map<String, Object> data, Set<String> scopes) {
        this(code, String.valueOf(code), httpStatus, message, data, scopes);
    }

    private ProtocolException(
            int code, String errorType, int httpStatus, String message, Map<String, Object> data, Set<String> scopes) {
        super(told(message));
        this.code = code;
        this.errorType = errorType;
        this.httpStatus = httpStatus;
        this.data = data;
        this.scopes = scopes;
    }

    /** The text is not JSON, or not JSON that is accepted here. */
    static ProtocolException parse(String message) {
        return new ProtocolException(McpSchema.ErrorCodes.PARSE_ERROR, 400, message, Map.of());
    }

    /** The JSON is not a message. */
    static ProtocolException invalidRequest(String message) {
        return new ProtocolException(McpSchema.ErrorCodes.INVALID_REQUEST, 400, message, Map.of());
    }

    /** The envelope around the parameters is incomplete (2026-07-28, basic protocol, per-request fields: HTTP 400). */
    static ProtocolException invalidEnvelope(String message) {
        return new ProtocolException(McpSchema.ErrorCodes.INVALID_PARAMS, 400, message, Map.of());
    }

    /** The message is well-formed, but its parameters name nothing that is served. */
    static ProtocolException invalidParams(String message) {
        return new ProtocolException(McpSchema.ErrorCodes.INVALID_PARAMS, 200, message, Map.of());
    }

    /** No such method in the client's era; only the modern one wants HTTP 404. */
    static ProtocolException methodNotFound(int httpStatus, String message) {
        return new ProtocolException(McpSchema.ErrorCodes.METHOD_NOT_FOUND, httpStatus, message, Map.of());
    }

    /** A header of the request is missing or says something else than the body. */
    static ProtocolException headerMismatch(String message) {
        return new ProtocolException(HEADER_MISMATCH, 400, message, Map.of());
    }

    /** The request's protocol version is not served. */
    static ProtocolException unsupportedVersion(String requested, List<String> supported) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("supported", supported);
        data.put("requested", told(requested));
        return new ProtocolException(UNSUPPORTED_VERSION, 400, "Unsupported protocol version: " + requested, data);
    }

    /** The client must be able to do what it did not declare; for the modern era. */
    static ProtocolException missingCapability(Capability capability) {
        ObjectNode declaration = capability.declaration();
        return new ProtocolException(
                MISSING_CAPABILITY,
                400,
                "The client does not declare " + Wire.text(declaration) + ", without which this cannot be done.",
                Map.of("requiredCapabilities", declaration));
    }

    /** The client must declare an extension; for the modern era. */
    static ProtocolException missingExtension(String extension) {
        ObjectNode declaration = Wire.object();
        declaration.putObject("extensions").putObject(extension);
        return new ProtocolException(
                MISSING_CAPABILITY,
                400,
                "The client does not declare " + Wire.text(declaration) + ", without which this cannot be done.",
                Map.of("requiredCapabilities", declaration));
    }

    /** A person must visit a page first (2025-11-25, elicitation, URL elicitation required error). */
    static ProtocolException pageRequired(Question.Page page) {
        return new ProtocolException(
                PAGE_REQUIRED, 200, page.message(), Map.of("elicitations", List.of(Questions.named(page))));
    }

    /**
     * The caller's token opens too little (2025-11-25 and 2026-07-28, authorization, scope challenge handling).
     *
     * @param scopes all that the next token is to have
     */
    static ProtocolException insufficientScope(Set<String> scopes) {
        return new ProtocolException(
                McpSchema.ErrorCodes.INVALID_REQUEST,
                403,
                "The access token has too few scopes for this. Sign in again for: " + String.join(" ", scopes),
                Map.of(),
                Set.copyOf(scopes));
    }

    /** The caller has no such resource; in the code of the older revisions. */
    static ProtocolException resourceNotFound(String uri) {
        return new ProtocolException(
                McpSchema.ErrorCodes.RESOURCE_NOT_FOUND, 200, "Resource not found: " + uri, Map.of("uri", told(uri)));
    }

    /** The same in the modern era, which has no code of its own for a missing resource (SEP-2164). */
    ProtocolException modern() {
        return code == McpSchema.ErrorCodes.RESOURCE_NOT_FOUND
                ? new ProtocolException(McpSchema.ErrorCodes.INVALID_PARAMS, httpStatus, getMessage(), data)
                : this;
    }

    /** The session is not one of this caller's (2025-11-25, transports, session management: HTTP 404). */
    static ProtocolException unknownSession() {
        return new ProtocolException(
                McpSchema.ErrorCodes.INVALID_REQUEST,
                404,
                "The header Mcp-Session-Id names no session of this caller. Initialize again, without the header.",
                Map.of());
    }

    /** A response to nothing that was asked. */
    static ProtocolException unasked() {
        return invalidRequest("This server takes no response that it did not ask for.");
    }

    /** One that another replica had. */
    static ProtocolException again(int code, int httpStatus, String message, Map<String, Object> data) {
        return new ProtocolException(code, httpStatus, message, data);
    }

    /** The gateway cannot answer; the request may be right. */
    static ProtocolException internal(int httpStatus, String message) {
        return new ProtocolException(McpSchema.ErrorCodes.INTERNAL_ERROR, httpStatus, message, Map.of());
    }

    /** The gateway itself has failed; whoever makes this has written the stack to the log. */
    static ProtocolException crashed(String message) {
        return internal(GATEWAY_FAILED, 200, message, Map.of());
    }

    /** Kestra cannot be asked what is needed for an answer. */
    static ProtocolException kestraUnavailable(String message) {
        return internal(KESTRA_UNAVAILABLE, 200, message, Map.of());
    }

    private static ProtocolException internal(
            String errorType, int httpStatus, String message, Map<String, Object> data) {
        return new ProtocolException(
                McpSchema.ErrorCodes.INTERNAL_ERROR, errorType, httpStatus, message, data, Set.of());
    }

    /**
     * The caller asks more than he may (RFC 6585, section 4). In all revisions and on all transports an error and no result:
     * there is nothing that a tool said.
     */
    static ProtocolException tooMany(String message, Duration wait) {
        return busy(429, message, wait);
    }

    /** All callers together ask more than can be done. */
    static ProtocolException full(String message, Duration wait) {
        return busy(503, message, wait);
    }

    private static ProtocolException busy(int httpStatus, String message, Duration wait) {
        String code = String.valueOf(McpSchema.ErrorCodes.INTERNAL_ERROR);
        return later(code, httpStatus, message + " Nothing was done; call again in %d s.", wait);
    }

    /** Something that the gateway needs does not answer; the message says what that means for what was asked. */
    static ProtocolException outage(String message, Duration wait) {
        return later(STORE_UNAVAILABLE, 503, message + " Come back in %d s.", wait);
    }

    private static ProtocolException later(String errorType, int httpStatus, String message, Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return internal(errorType, httpStatus, message.formatted(seconds), Map.of(RETRY_AFTER, seconds));
    }

    /** The headers that go with it over HTTP: when to come back, if that is known (RFC 9110, section 10.2.3). */
    Map<String, String> httpHeaders() {
        Object wait = data.get(RETRY_AFTER);
        return wait == null ? Map.of() : Map.of("Retry-After", wait.toString());
    }

    /** What the client sent goes back to it in a bounded length, and never with half of a surrogate pair. */
    private static String told(String text) {
        if (text.length() <= MAX_TOLD) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TOLD - 1)) ? MAX_TOLD - 1 : MAX_TOLD;
        return text.substring(0, end) + " …";
    }

    /** The JSON-RPC error code. */
    int code() {
        return code;
    }

    /** What it is for whoever measures: the code, or a word where that code stands for too much. */
    String errorType() {
        return errorType;
    }

    /** The HTTP status that goes with it. */
    int httpStatus() {
        return httpStatus;
    }

    /** What the caller's next token is to have; empty unless it is that what the request lacks. */
    Set<String> scopes() {
        return scopes;
    }

    /** More for programs; may be empty. */
    Map<String, Object> data() {
        return data;
    }
}
