package io.kestramcp.mcp;

import tools.jackson.databind.JsonNode;

/**
 * What a client may name a request or its progress by. It is kept while the request runs and sent back with every message
 * about it, so it is bounded.
 */
final class Identifier {
    /** The longest text, in characters. */
    static final int MAX_LENGTH = 256;

    /** What is accepted, for a sentence that begins with what is refused. */
    static final String RULE = "a string of at most " + MAX_LENGTH + " characters or an integer of at most 64 bits";

    private Identifier() {}

    static boolean accepted(JsonNode node) {
        return node.isString() ? acceptedText(node.asString()) : node.isIntegralNumber() && node.canConvertToLong();
    }

    private static boolean acceptedText(String text) {
        return text.length() <= MAX_LENGTH && JsonLimits.fault(text).isEmpty();
    }
}
