package io.kestramcp.kestra;

import java.util.regex.Pattern;

/** Makes text of others fit to be shown: nothing that steers a terminal, and an end. */
final class Display {
    private static final Pattern ANSI = Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*\u0007?|.?)");
    /** Control and format characters; the latter turn the direction of text or hide it. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t]]");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Display() {}

    /** {@code text} without control characters, line breaks and tabs kept, at most {@code most} characters and a mark. */
    static String text(String text, int most) {
        // Cut first, so that a huge text costs little; what goes away can only make it shorter.
        String start = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        String clean = CONTROL.matcher(ANSI.matcher(start).replaceAll(""))
                .replaceAll("")
                .strip();
        if (clean.length() <= most && start.length() == text.length()) {
            return clean;
        }
        int end = Math.min(most, clean.length());
        boolean splitsPair = end > 0 && end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, splitsPair ? end - 1 : end) + "… (cut)";
    }

    /** The same on one line. */
    static String line(String text, int most) {
        return text(SPACE.matcher(text).replaceAll(" "), most);
    }
}
