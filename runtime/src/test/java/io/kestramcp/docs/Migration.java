package io.kestramcp.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code docs/migration.yaml} says.
 *
 * @param servers the earlier servers by name, each with its repository
 * @param tools by server and tool, the rows of each tool
 * @param variables by server
 */
record Migration(
        Map<String, String> servers, Map<String, Map<String, List<Row>>> tools, Map<String, List<Variable>> variables) {

    /**
     * One case of one former tool.
     *
     * @param when the case; empty when the tool has but one
     * @param now the tools to call instead, in this order; none when there is none
     * @param renamed arguments, then and now
     * @param gone arguments without a successor
     * @param changes what else changes, in sentences, or empty
     */
    record Row(String when, List<String> now, Map<String, String> renamed, List<String> gone, String changes) {}

    /** A former variable, or several that share their fate. */
    record Variable(List<String> names, Fate fate, String note) {}

    /** What a variable does now. */
    enum Fate {
        /** It is a setting. */
        KEPT,
        /** It is a part of sign-in. */
        SIGN_IN,
        /** It does nothing. */
        IGNORED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
