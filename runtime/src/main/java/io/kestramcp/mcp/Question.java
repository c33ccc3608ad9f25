package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import java.net.URI;

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
     * A page for a person, where something is given that must not pass through the client. The answer has {@code action}:
     * accept means that the person agreed to open the page, not that anything was done there.
     *
     * @param message why
     * @param url where; must let nobody in by itself, and hold nothing about the person (MCP, elicitation, safe URL
     *     handling). The same in each round of a call
     * @param id names this visit to older clients; nobody can guess it
     */
    record Page(String message, URI url, String id) implements Question {}

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
        if (this instanceof Page) {
            return Capability.ELICITATION_URL;
        }
        return this instanceof Sampling ? Capability.SAMPLING : Capability.ROOTS;
    }
}
