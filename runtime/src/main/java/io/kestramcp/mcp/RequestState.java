package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import io.kestramcp.mcp.Message.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call that waits for answers leaves with its client (2026-07-28, multi round-trip requests, server
 * requirements): sealed, good for the same caller, method and parameters, and only for a while. Thread-safe.
 */
final class RequestState {
    static final String FIELD = "requestState";
    static final String ANSWERS = "inputResponses";
    /** How long a person may think. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final String UNTIL = "until";
    private static final String ID = "id";

    private final Seal seal;
    private final Clock clock;
    private final UsedIds used;

    RequestState(Replicas replicas, Clock clock) {
        this.seal = replicas.seal();
        this.clock = clock;
        this.used = replicas.used();
    }

    /** Closes the state of a call. */
    String close(ObjectNode state, Request request, Principal caller) {
        ObjectNode dated = state.deepCopy()
                .put(UNTIL, clock.millis() + LIFE.toMillis())
                .put(ID, UUID.randomUUID().toString());
        return seal.close(Wire.text(dated), purpose(request, caller));
    }

    /**
     * The state that the client sent back; empty when it sent none.
     *
     * @throws ProtocolException when it is not one that this server gave for this very call, or is too old
     */
    Optional<ObjectNode> open(Request request, Principal caller) throws ProtocolException {
        JsonNode sent = request.params().path(FIELD);
        if (sent.isMissingNode()) {
            return Optional.empty();
        }
        Optional<ObjectNode> state = sent.isString()
                ? seal.open(sent.asString(), purpose(request, caller)).map(text -> (ObjectNode) Wire.parse(text))
                : Optional.empty();
        return Optional.of(state.filter(opened -> opened.path(UNTIL).asLong() > clock.millis())
                .orElseThrow(() -> ProtocolException.invalidParams(
                        "The requestState was not given out for this call, or is too old. Call again without it.")));
    }

    /** Uses up a state that was opened here, so that an answer with it cannot count twice; false when it was used before. */
    boolean use(JsonNode state) {
        return used.use(
                state.path(ID).asString(),
                Instant.ofEpochMilli(state.path(UNTIL).asLong()));
    }

    private static String purpose(Request request, Principal caller) {
        ObjectNode own = request.params().deepCopy();
        own.remove(FIELD);
        own.remove(ANSWERS);
        own.remove("_meta");
        ObjectNode purpose = Wire.object();
        purpose.put("issuer", caller.issuer());
        purpose.put("subject", caller.subject());
        purpose.put("method", request.method());
        purpose.put("params", digest(own));
        return Wire.text(purpose);
    }

    /** SHA-256 of the JSON, whatever the order of its keys: a client may read and write what it sends again. */
    static String digest(JsonNode json) {
        try {
            byte[] text = Wire.text(sorted(json)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode object = Wire.object();
        new TreeSet<>(json.propertyNames()).forEach(name -> object.set(name, sorted(json.path(name))));
        return object;
    }
}
