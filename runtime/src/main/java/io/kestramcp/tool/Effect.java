package io.kestramcp.tool;

import java.util.Collection;

/**
 * What a call is about to do, in words that a person can say yes to.
 *
 * @param words one line, such as {@code kills 214 executions, all in company.team}
 * @param targets what exactly is hit, where the words do not name it all; whoever says yes says it to these alone
 */
public record Effect(String words, String targets) {
    /** An effect whose words say it all. */
    public static Effect of(String words) {
        return new Effect(words, "");
    }

    /** An effect on things that the words only count. */
    public static Effect on(String words, Collection<String> targets) {
        return new Effect(words, String.join("\n", targets));
    }
}
