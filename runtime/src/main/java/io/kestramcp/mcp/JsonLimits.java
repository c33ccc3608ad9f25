package io.kestramcp.mcp;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What valid JSON may hold and a message may not, because programs behind us would read it in more than one way. */
final class JsonLimits {
    /** Largest power of ten: more than a double holds, and far from what takes long to compute with. */
    static final int MAX_EXPONENT = 400;

    private JsonLimits() {}

    /** Walks the whole value; its depth is already bounded by the parser. */
    static void check(JsonNode node) throws ProtocolException {
        if (node.isString()) {
            checkText(node.asString());
        } else if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > MAX_EXPONENT) {
            throw ProtocolException.invalidRequest("A number has an exponent beyond " + MAX_EXPONENT + ".");
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                checkText(member.getKey());
                check(member.getValue());
            }
        } else {
            for (JsonNode element : node) {
                check(element);
            }
        }
    }

    private static void checkText(String text) throws ProtocolException {
        Optional<String> fault = fault(text);
        if (fault.isPresent()) {
            throw ProtocolException.invalidRequest("A text holds " + fault.get() + ".");
        }
    }

    /** What a text holds that it may not. */
    static Optional<String> fault(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                return Optional.of("a NUL character (\\u0000)");
            }
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("half of a surrogate pair (\\ud800 to \\udfff)");
            }
        }
        return Optional.empty();
    }
}
