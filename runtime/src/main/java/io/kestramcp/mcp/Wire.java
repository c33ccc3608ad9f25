package io.kestramcp.mcp;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it goes over the wire: strict reading, and the three JSON-RPC envelopes that a server writes. */
final class Wire {
    /** Deepest nesting of objects and arrays that is read. */
    static final int MAX_DEPTH = 100;
    /** Most values and keys in one message. */
    static final int MAX_TOKENS = 200_000;
    /** Longest number, in characters. */
    static final int MAX_NUMBER_LENGTH = 400;
    /** Longest key, in characters. A text may be as long as its message. */
    static final int MAX_KEY_LENGTH = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_KEY_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Made when it is first needed, which over stdio may be never. */
    private static final class Mapping {
        static final JsonMapper MAPPER = new JsonMapper(JSON);
    }

    private Wire() {}

    /** Reads exactly one JSON value; numbers keep their digits. Throws Jackson's exception for anything else. */
    static JsonNode parse(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new StreamReadException(parser, "There is no value");
            }
            JsonNode value = JsonTree.read(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "Something follows the value");
            }
            return value;
        }
    }

    /** One of the SDK's records, or maps and lists, as a tree. */
    static ObjectNode tree(Object value) {
        return Mapping.MAPPER.valueToTree(value);
    }

    /** Compact JSON on one line. */
    static String text(JsonNode message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            JsonTree.write(out, message);
        }
        return text.toString();
    }

    /** The id of an answer whose request had none that could be read. */
    static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    /** What is not there. */
    static JsonNode missing() {
        return JsonNodeFactory.instance.missingNode();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The answer to a request. */
    static ObjectNode result(JsonNode id, ObjectNode result) {
        ObjectNode answer = envelope();
        answer.set("id", id);
        answer.set("result", result);
        return answer;
    }

    /**
     * The refusal of a request. Without an id of the request it has none: MCP's schema allows no null there, which plain
     * JSON-RPC 2.0 (section 5) asks for.
     *
     * @param id the request's, or a null node when it could not be read
     * @param requestId the gateway's own name for the request, under which its log and its audit have it
     */
    static ObjectNode error(JsonNode id, ProtocolException problem, String requestId) {
        ObjectNode answer = envelope();
        if (!id.isNull()) {
            answer.set("id", id);
        }
        ObjectNode error = error(problem);
        error.withObjectProperty("data").put("requestId", requestId);
        answer.set("error", error);
        return answer;
    }

    /** The error itself, without its envelope. */
    static ObjectNode error(ProtocolException problem) {
        ObjectNode error = object();
        error.put("code", problem.code());
        error.put("message", problem.getMessage());
        if (!problem.data().isEmpty()) {
            error.set("data", tree(problem.data()));
        }
        return error;
    }

    /**
     * A question to the client.
     *
     * @param question method and parameters
     */
    static ObjectNode request(JsonNode id, ObjectNode question) {
        ObjectNode request = envelope();
        request.set("id", id);
        return request.setAll(question);
    }

    /** A notification to the client. */
    static ObjectNode notification(String method, ObjectNode params) {
        ObjectNode message = envelope();
        message.put("method", method);
        message.set("params", params);
        return message;
    }

    private static ObjectNode envelope() {
        return object().put("jsonrpc", "2.0");
    }
}
