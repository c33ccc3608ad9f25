package io.kestramcp.oauth;

/** Text that came from outside, made fit for one line of a log. */
public final class LogText {
    private static final int MAX = 300;

    private LogText() {}

    /** At most 300 characters, with control, format, line separator and half characters replaced by {@code ?}. */
    public static String clean(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
    }
}
