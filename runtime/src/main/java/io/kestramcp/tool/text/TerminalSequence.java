package io.kestramcp.tool.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terminal control sequences (ECMA-48): colours and cursor moves (CSI), titles and links (OSC and its kin, which must end
 * on the same line), and choices of a character set. A broken one is none, so it takes no text with it.
 */
final class TerminalSequence {
    /** The most that a title or link may hold, in characters: what is longer is shown. */
    private static final int LONGEST = 2048;

    private static final Pattern PATTERN = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*+[ -/]*+[@-~]"
            + "|\\x1B[\\]PX^_][^\\x00-\\x08\\x0A-\\x1F\\x7F-\\x9F]{0," + LONGEST + "}+(?:\\x07|\\x1B\\\\|\\x9C)"
            + "|\\x1B[ -/]++[0-~]");

    private TerminalSequence() {}

    /** Where the sequence that begins at an index ends; that index when there is none. */
    static int end(String text, int at) {
        Matcher matcher = PATTERN.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }
}
