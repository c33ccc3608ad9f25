package io.kestramcp.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names that tools give to what Kestra names. */
public final class SnakeCase {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SnakeCase() {}

    /** The name of ours for a name or path on the wire: {@code state.startDate} becomes {@code state_start_date}. */
    public static String of(String wire) {
        String words = HUMP.matcher(wire).replaceAll("_");
        return words.replace("[]", "").replaceAll("[^A-Za-z0-9_]", "_").toLowerCase(Locale.ROOT);
    }
}
