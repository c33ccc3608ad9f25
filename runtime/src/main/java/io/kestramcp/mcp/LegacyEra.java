package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The revisions up to 2025-11-25: opened by {@code initialize}. */
final class LegacyEra implements Era {
    /** What Streamable HTTP has served since it exists, newest first. */
    static final List<String> HTTP_VERSIONS =
            List.of(ProtocolVersions.MCP_2025_11_25, ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_03_26);
    /** What stdio serves, newest first. */
    static final List<String> STDIO_VERSIONS = List.of(
            ProtocolVersions.MCP_2025_11_25,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2024_11_05);

    private static final Set<String> SUBSCRIBING =
            Set.of(McpSchema.METHOD_RESOURCES_SUBSCRIBE, McpSchema.METHOD_RESOURCES_UNSUBSCRIBE);
    private static final Set<String> OWN = Set.of(McpSchema.METHOD_INITIALIZE, McpSchema.METHOD_PING);

    private final Features features;
    private final List<String> versions;
    private final LogLevels logLevels = new LogLevels();

    /**
     * @param versions the revisions that are served, the preferred one first
     */
    LegacyEra(Features features, Tasks tasks, List<String> versions) {
        this.features = features.and(new LegacyTasks(features.tools(), tasks));
        this.versions = versions;
    }

    @Override
    public void check(Message message) throws ProtocolException {
        if (message instanceof Request request && !served(request)) {
            throw ProtocolException.methodNotFound(200, "Unknown method: " + request.method());
        }
    }

    private boolean served(Request request) {
        return own(request)
                || (features.subscribable() && SUBSCRIBING.contains(request.method()))
                || features.serves(request.method());
    }

    /** A request without the header is of 2025-03-26, which did not have it. */
    @Override
    public void check(Message message, HttpHeaders headers) throws ProtocolException {
        if (!message.method().equals(McpSchema.METHOD_INITIALIZE)) {
            checkVersion(headers);
        }
        check(message);
    }

    /** Refuses a version that was not negotiated here, or one that is not told clearly. */
    void checkVersion(HttpHeaders headers) throws ProtocolException {
        List<String> sent = headers.all(ModernHeaders.PROTOCOL_VERSION);
        if (sent.size() > 1) {
            throw ProtocolException.invalidRequest("The header MCP-Protocol-Version is there more than once.");
        }
        if (!sent.isEmpty() && !versions.contains(sent.get(0))) {
            throw ProtocolException.invalidRequest(
                    "The header MCP-Protocol-Version names a version that is not served. Served: " + ModernEra.VERSION
                            + ", " + String.join(", ", versions) + ".");
        }
    }

    @Override
    public ObjectNode answer(Request request, Peer peer, Cancellation cancellation) throws ProtocolException {
        return switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE -> initialize(request);
            case McpSchema.METHOD_PING -> Wire.object();
            case McpSchema.METHOD_LOGGING_SET_LEVEL -> setLevel(request, peer);
            case McpSchema.METHOD_RESOURCES_SUBSCRIBE, McpSchema.METHOD_RESOURCES_UNSUBSCRIBE ->
                subscribe(request, peer);
            default -> feature(request, peer, cancellation);
        };
    }

    private ObjectNode feature(Request request, Peer peer, Cancellation cancellation) throws ProtocolException {
        String level = features.logging() ? logLevels.of(peer.connection()) : "";
        try {
            return features.answer(
                    request,
                    new Scope(
                            peer.operation(),
                            peer.caller(),
                            cancellation,
                            ProgressNotifier.of(request, cancellation, peer.send()),
                            new WaitingClient(peer, cancellation),
                            LogNotifier.of(level, cancellation, peer.send()),
                            MirroredArgument.Check.NONE));
        } catch (CannotAsk e) {
            throw e.problem();
        } catch (Unanswered e) {
            throw new IllegalStateException("A client of this era answers while its call waits", e);
        }
    }

    private ObjectNode setLevel(Request request, Peer peer) throws ProtocolException {
        String level = request.params().path("level").asString("");
        if (!LogNotifier.LEVELS.contains(level)) {
            throw ProtocolException.invalidParams(
                    "logging/setLevel needs \"level\", one of " + String.join(", ", LogNotifier.LEVELS) + ".");
        }
        logLevels.set(peer.connection(), level);
        return Wire.object();
    }

    private static ObjectNode subscribe(Request request, Peer peer) throws ProtocolException {
        String uri = Subscriptions.uriOf(request);
        Subscriptions subscriptions = peer.subscriptions()
                .get()
                .orElseThrow(() -> ProtocolException.invalidRequest(request.method()
                        + " needs the header Mcp-Session-Id with the name that initialize gave this caller."));
        if (request.method().equals(McpSchema.METHOD_RESOURCES_SUBSCRIBE)) {
            subscriptions.subscribe(uri, peer.caller());
        } else {
            subscriptions.unsubscribe(uri);
        }
        return Wire.object();
    }

    @Override
    public boolean listens(Request request) {
        return false;
    }

    @Override
    public boolean slow(Request request) {
        return !own(request);
    }

    private boolean own(Request request) {
        return OWN.contains(request.method())
                || (features.logging() && request.method().equals(McpSchema.METHOD_LOGGING_SET_LEVEL));
    }

    @Override
    public boolean opensSession(Request request) {
        return request.method().equals(McpSchema.METHOD_INITIALIZE);
    }

    private ObjectNode initialize(Request request) throws ProtocolException {
        JsonNode asked = request.params().path("protocolVersion");
        if (!asked.isString()) {
            throw ProtocolException.invalidParams("initialize needs \"protocolVersion\", a string.");
        }
        ObjectNode result = Wire.object();
        String version = versions.contains(asked.asString()) ? asked.asString() : versions.get(0);
        result.put("protocolVersion", version);
        // Icons and tasks came with 2025-11-25.
        boolean newest = version.equals(ProtocolVersions.MCP_2025_11_25);
        ObjectNode capabilities = features.capabilities();
        if (!newest) {
            capabilities.remove(LegacyTasks.CAPABILITY);
        }
        result.set("capabilities", capabilities);
        result.set("serverInfo", newest ? features.introduction() : features.serverInfo());
        features.instruct(result);
        return result;
    }
}
