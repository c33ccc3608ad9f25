package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Notification;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Message.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a message of bytes, or says what is wrong with them. Accepts nothing that two readers could read differently. */
public final class MessageReader {
    private MessageReader() {}

    /** What came in: a message, or the refusal with the id it belongs to (a null node when that is unknown). */
    public sealed interface Reading {
        /** A message. */
        record Read(Message message) implements Reading {}

        /** No message. */
        record Refused(JsonNode id, ProtocolException problem) implements Reading {}
    }

    /** Keeps nothing of the bytes. */
    public static Reading read(ByteBuffer bytes) {
        JsonNode id = Wire.nothing();
        try {
            JsonNode json = parse(bytes);
            id = readableId(json);
            JsonLimits.check(json);
            return new Reading.Read(message(json));
        } catch (ProtocolException e) {
            return new Reading.Refused(id, e);
        }
    }

    private static JsonNode parse(ByteBuffer bytes) throws ProtocolException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw ProtocolException.parse("The message is not valid UTF-8.");
        }
        if (text.isBlank()) {
            throw ProtocolException.parse("The message is empty.");
        }
        try {
            return Wire.parse(text);
        } catch (StreamConstraintsException e) {
            throw ProtocolException.parse(
                    "The message is too large in itself: at most %d levels, %d keys and values, %d digits in a number and %d characters in a key."
                            .formatted(Wire.MAX_DEPTH, Wire.MAX_TOKENS, Wire.MAX_NUMBER_LENGTH, Wire.MAX_KEY_LENGTH));
        } catch (NumberFormatException e) {
            // Jackson passes this one on as it comes, for an exponent of more than 32 bits.
            throw ProtocolException.parse("A number has an exponent beyond " + JsonLimits.MAX_EXPONENT + ".");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw ProtocolException.parse("The message is not valid JSON"
                    + (at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                    + ". One object is expected, with no key twice and nothing after it.");
        }
    }

    /** The id to answer with, even where the rest of the message is wrong. */
    private static JsonNode readableId(JsonNode json) {
        JsonNode id = json.path("id");
        return json.isObject() && Identifier.accepted(id) ? id : Wire.nothing();
    }

    private static Message message(JsonNode json) throws ProtocolException {
        if (json.isArray()) {
            throw ProtocolException.invalidRequest("Batches are not served. Send each message by itself.");
        }
        if (!(json instanceof ObjectNode object)) {
            throw ProtocolException.invalidRequest("A message is a JSON object.");
        }
        if (!object.path("jsonrpc").isString()
                || !object.path("jsonrpc").asString().equals("2.0")) {
            throw ProtocolException.invalidRequest("\"jsonrpc\" must be \"2.0\".");
        }
        if (object.has("id") && readableId(object).isNull()) {
            throw ProtocolException.invalidRequest("\"id\" must be " + Identifier.RULE + ".");
        }
        if (!object.has("method") && (object.has("result") || object.has("error"))) {
            return new Response(readableId(object), object.path("result"), object.path("error"));
        }
        if (!object.path("method").isString()) {
            throw ProtocolException.invalidRequest("\"method\" must be a string.");
        }
        String method = object.path("method").asString();
        ObjectNode params = params(object);
        return object.has("id") ? new Request(object.get("id"), method, params) : new Notification(method, params);
    }

    private static ObjectNode params(ObjectNode message) throws ProtocolException {
        if (!message.has("params")) {
            return Wire.object();
        }
        if (message.get("params") instanceof ObjectNode params) {
            return params;
        }
        throw ProtocolException.invalidRequest("\"params\" must be an object.");
    }
}
