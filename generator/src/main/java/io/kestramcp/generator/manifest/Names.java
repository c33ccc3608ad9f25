package io.kestramcp.generator.manifest;

import io.kestramcp.contract.SnakeCase;
import java.util.regex.Pattern;

/** The names that a model sees: lower case with underscores. */
public final class Names {
    /** What a name of a tool, an argument or a kept value looks like. */
    public static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9_]*");

    /** The longest name that every client accepts, in characters. */
    public static final int MAX_LENGTH = 64;

    private Names() {}

    /** The name of ours for a name or path on the wire: {@code state.startDate} becomes {@code state_start_date}. */
    public static String snake(String wire) {
        return SnakeCase.of(wire);
    }

    /** Whether a name may be shown to a model. */
    public static boolean allowed(String name) {
        return PATTERN.matcher(name).matches() && name.length() <= MAX_LENGTH;
    }
}
