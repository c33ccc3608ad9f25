package io.kestramcp.mcp;

import com.google.gson.JsonObject;

/** What a server may ask its client. */
public sealed interface Question {
    /**
     * A form for a person. The answer has {@code action}: accept, decline or cancel; only with accept it has
     * {@code content}, which the schema accepts.
     *
     * @param message why, and what happens with the answer
     * @param schema a flat object of primitives (MCP, elicitation, requested schema)
     * @param basis what the answer hangs on besides these, and nobody is shown; when it has changed, an earlier answer is
     *     none
     */
    record Form(String message, JsonObject schema, String basis) implements Question {
        /** A form that says all. */
        public Form(String message, JsonObject schema) {
            this(message, schema, "");
        }
    }

    /**
     * Text from the client's model. The answer has {@code role}, {@code content} and {@code model}.
     *
     * @param prompt what the user would say
     * @param maxTokens most tokens of the answer
     */
    record Sampling(String prompt, int maxTokens) implements Question {}

    /** The folders that the client works in. The answer has {@code roots}. */
    record Roots() implements Question {}

    /** What the client must be able to do. */
    default Capability capability() {
        if (this instanceof Form) {
            return Capability.ELICITATION_FORM;
        }
        return this instanceof Sampling ? Capability.SAMPLING : Capability.ROOTS;
    }
}
