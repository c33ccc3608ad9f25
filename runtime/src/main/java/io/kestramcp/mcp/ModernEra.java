package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 2026-07-28: without state, every request carries its own envelope (specification, basic protocol). */
final class ModernEra implements Era {
    static final String VERSION = "2026-07-28";
    static final String PROTOCOL_VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    private static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
    private static final String SERVER_INFO_KEY = "io.modelcontextprotocol/serverInfo";
    private static final String DISCOVER = "server/discover";
    private static final Set<String> CACHEABLE = Set.of(DISCOVER, McpSchema.METHOD_TOOLS_LIST);
    /** How long a client may use a list without asking again, in milliseconds. */
    private static final int TTL_MS = 30_000;

    private final Features features;

    ModernEra(Features features) {
        this.features = features;
    }

    /** Whether the message says that it belongs to this era, or one to come. */
    static boolean claims(Message message) {
        return message.params().path("_meta").has(PROTOCOL_VERSION_KEY);
    }

    @Override
    public void check(Message message) throws ProtocolException {
        if (!(message instanceof Request request)) {
            return;
        }
        JsonNode meta = request.params().path("_meta");
        JsonNode version = meta.path(PROTOCOL_VERSION_KEY);
        if (version.isString() && !version.asString().equals(VERSION)) {
            throw ProtocolException.unsupportedVersion(version.asString(), List.of(VERSION));
        }
        if (!request.method().equals(DISCOVER) && !features.serves(request.method())) {
            throw ProtocolException.methodNotFound(404, "Unknown method: " + request.method());
        }
        if (!version.isString()) {
            throw ProtocolException.invalidEnvelope("params._meta needs \"" + PROTOCOL_VERSION_KEY + "\", a string.");
        }
        if (!meta.path(CAPABILITIES_KEY).isObject()) {
            throw ProtocolException.invalidEnvelope("params._meta needs \"" + CAPABILITIES_KEY + "\", an object.");
        }
    }

    /** The two versions are compared before either is judged: a mismatch is the more telling error. */
    @Override
    public void check(Message message, HttpHeaders headers) throws ProtocolException {
        if (!(message instanceof Request request)) {
            return;
        }
        if (request.params().path("_meta").path(PROTOCOL_VERSION_KEY).isString()) {
            ModernHeaders.checkVersion(request, headers);
        }
        check(request);
        ModernHeaders.checkMethodAndName(request, headers);
    }

    @Override
    public ObjectNode answer(Request request, Scope scope) throws ProtocolException {
        ObjectNode result = request.method().equals(DISCOVER) ? discover() : features.answer(request, scope);
        result.put("resultType", "complete");
        result.withObjectProperty("_meta").set(SERVER_INFO_KEY, features.serverInfo());
        if (CACHEABLE.contains(request.method())) {
            result.put("ttlMs", TTL_MS);
            result.put("cacheScope", "private");
        }
        return result;
    }

    @Override
    public boolean slow(Request request) {
        return !request.method().equals(DISCOVER);
    }

    @Override
    public boolean opensSession(Request request) {
        return false;
    }

    private ObjectNode discover() {
        ObjectNode result = Wire.object();
        result.putArray("supportedVersions").add(VERSION);
        result.set("capabilities", features.capabilities());
        features.instruct(result);
        return result;
    }
}
