package io.kestramcp.contract.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an adapter makes of an answer.
 *
 * @param form what the answer is taken for
 * @param fields what is kept of it, or of each of its rows: the path in Kestra's answer by the name that the tool gives it.
 *     A list on the way has {@code []} behind its name. Empty: all of it is kept
 */
public record AnswerUse(Form form, Map<String, String> fields) {
    /** Keeps an unmodifiable copy. */
    public AnswerUse {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What an answer looks like. */
    public enum Form {
        /** One JSON object. */
        OBJECT,
        /** A page of a longer list. */
        PAGE,
        /** A whole list. */
        LIST,
        /** A single JSON value. */
        VALUE,
        /** No JSON. */
        TEXT,
        /** Nothing. */
        NOTHING
    }
}
