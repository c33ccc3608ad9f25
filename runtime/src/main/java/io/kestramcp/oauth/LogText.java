package io.kestramcp.oauth;

import java.util.regex.Pattern;

/** Text that came from outside, made fit for one line of a log. */
public final class LogText {
    private static final int MAX = 300;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private LogText() {}

    /** At most 300 characters, with control, format, line separator and half characters replaced by {@code ?}. */
    public static String clean(String text) {
        String line = UNSEEN.matcher(text).replaceAll("?");
        return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
    }
}
