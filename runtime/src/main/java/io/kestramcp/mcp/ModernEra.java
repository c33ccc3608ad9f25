package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 2026-07-28: without state, every request carries its own envelope (specification, basic protocol). */
final class ModernEra implements Era {
    static final String VERSION = "2026-07-28";
    static final String PROTOCOL_VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    static final String RESULT_TYPE = "resultType";
    static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
    private static final String SERVER_INFO_KEY = "io.modelcontextprotocol/serverInfo";
    private static final String DISCOVER = "server/discover";
    private static final String LOG_LEVEL_KEY = "io.modelcontextprotocol/logLevel";
    private static final Set<String> CACHEABLE = Set.of(
            DISCOVER,
            McpSchema.METHOD_TOOLS_LIST,
            McpSchema.METHOD_PROMPT_LIST,
            McpSchema.METHOD_RESOURCES_LIST,
            McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
            McpSchema.METHOD_RESOURCES_READ);
    /** How long a client may use a list without asking again, in milliseconds. */
    private static final int TTL_MS = 30_000;

    private final Features features;
    private final RequestState states;

    ModernEra(Features features, Tasks tasks, Replicas replicas) {
        this.features = features.and(new ModernTasks(features.tools(), tasks));
        this.states = new RequestState(replicas, Clock.systemUTC());
    }

    /** Whether the message says that it belongs to this era, or one to come. */
    static boolean claims(Message message) {
        return message.params().path("_meta").has(PROTOCOL_VERSION_KEY);
    }

    @Override
    public void check(Message message) throws ProtocolException {
        if (message instanceof Message.Response) {
            throw ProtocolException.invalidRequest(
                    "A server of this revision asks by its results, so it takes no responses.");
        }
        if (!(message instanceof Request request)) {
            return;
        }
        JsonNode meta = request.params().path("_meta");
        JsonNode version = meta.path(PROTOCOL_VERSION_KEY);
        if (version.isString() && !version.asString().equals(VERSION)) {
            throw ProtocolException.unsupportedVersion(version.asString(), List.of(VERSION));
        }
        if (!served(request)) {
            throw ProtocolException.methodNotFound(404, "Unknown method: " + request.method());
        }
        if (!version.isString()) {
            throw ProtocolException.invalidEnvelope("params._meta needs \"" + PROTOCOL_VERSION_KEY + "\", a string.");
        }
        if (!meta.path(CAPABILITIES_KEY).isObject()) {
            throw ProtocolException.invalidEnvelope("params._meta needs \"" + CAPABILITIES_KEY + "\", an object.");
        }
    }

    private boolean served(Request request) {
        return request.method().equals(DISCOVER) || listens(request) || features.serves(request.method());
    }

    /** The two versions are compared before either is judged: a mismatch is the more telling error. */
    @Override
    public void check(Message message, HttpHeaders headers) throws ProtocolException {
        if (!(message instanceof Request request)) {
            check(message);
            return;
        }
        if (request.params().path("_meta").path(PROTOCOL_VERSION_KEY).isString()) {
            ModernHeaders.checkVersion(request, headers);
        }
        check(request);
        ModernHeaders.checkMethodAndName(request, headers);
    }

    @Override
    public ObjectNode answer(Request request, Peer peer, Cancellation cancellation) throws ProtocolException {
        try {
            return complete(request, answered(request, peer, cancellation));
        } catch (InputRequired e) {
            ObjectNode result = identified(Wire.object().put(RESULT_TYPE, "input_required"));
            result.set("inputRequests", e.requests());
            return result.put(
                    RequestState.FIELD,
                    states.close(e.state(), request, peer.caller().principal()));
        } catch (CannotAsk e) {
            throw e.problem();
        } catch (Unanswered e) {
            throw new IllegalStateException("No other kind of unanswered question exists", e);
        } catch (ProtocolException e) {
            throw e.modern();
        }
    }

    private ObjectNode answered(Request request, Peer peer, Cancellation cancellation)
            throws ProtocolException, Unanswered {
        return request.method().equals(DISCOVER)
                ? discover()
                : features.answer(request, scope(request, peer, cancellation));
    }

    private ObjectNode complete(Request request, ObjectNode result) {
        if (!result.has(RESULT_TYPE)) {
            result.put(RESULT_TYPE, "complete");
        }
        identified(result);
        if (request.method().equals(DISCOVER)) {
            result.withObjectProperty("_meta").set(SERVER_INFO_KEY, features.introduction());
        }
        if (CACHEABLE.contains(request.method())) {
            // What is read may be an execution that runs: it is stale at once (utilities, caching: 0).
            boolean content = request.method().equals(McpSchema.METHOD_RESOURCES_READ);
            result.put("ttlMs", content ? 0 : TTL_MS);
            result.put("cacheScope", "private");
        }
        return result;
    }

    private ObjectNode identified(ObjectNode result) {
        result.withObjectProperty("_meta").set(SERVER_INFO_KEY, features.serverInfo());
        return result;
    }

    private Scope scope(Request request, Peer peer, Cancellation cancellation) throws ProtocolException {
        JsonNode meta = request.params().path("_meta");
        return new Scope(
                peer.operation(),
                peer.caller(),
                cancellation,
                ProgressNotifier.of(request, cancellation, peer.send()),
                client(request, peer, meta),
                LogNotifier.of(meta.path(LOG_LEVEL_KEY).asString(""), cancellation, peer.send()),
                peer.headers()
                        .<MirroredArgument.Check>map(headers ->
                                (mirrored, arguments) -> ModernHeaders.checkArguments(mirrored, arguments, headers))
                        .orElse(MirroredArgument.Check.NONE));
    }

    private Client client(Request request, Peer peer, JsonNode meta) throws ProtocolException {
        JsonNode responses = request.params().path(RequestState.ANSWERS);
        if (!responses.isMissingNode() && !responses.isObject()) {
            throw ProtocolException.invalidParams("\"inputResponses\" must be an object.");
        }
        JsonNode state = states.open(request, peer.caller().principal()).orElseGet(Wire::object);
        return new ReplayedClient(
                Capability.declaredIn(meta.path(CAPABILITIES_KEY)), state, responses, () -> states.use(state));
    }

    @Override
    public boolean slow(Request request) {
        return !request.method().equals(DISCOVER);
    }

    @Override
    public boolean listens(Request request) {
        return request.method().equals(ListenRequest.METHOD);
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
