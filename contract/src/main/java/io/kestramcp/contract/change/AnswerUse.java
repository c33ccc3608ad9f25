package io.kestramcp.contract.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an adapter makes of an answer.
 *
 * @param form what the answer is taken for
 * @param fields what is kept of it, or of each of its rows: the path in Kestra's answer by the name that the tool gives it.
 *     A list on the way has {@code []} behind its name,
 *     labels that become an object {@code {}}. Empty: all of it is kept
 */
public record AnswerUse(Form form, Map<String, String> fields) {
    /** Keeps an unmodifiable copy. */
    public AnswerUse {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What an answer looks like. */
    public enum Form {
        /** One JSON object. */
        OBJECT("one object"),
        /** A page of a longer list. */
        PAGE("a page of results"),
        /** A whole list. */
        LIST("a plain list"),
        /** A single JSON value. */
        VALUE("a single value"),
        /** No JSON. */
        TEXT("no JSON"),
        /** Nothing. */
        NOTHING("nothing");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** What it is in a sentence. */
        String words() {
            return words;
        }
    }
}
