package io.kestramcp.client;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The one gate through which a value enters the path of a request. What could change which resource the path names is
 * refused, not escaped: a proxy or server may undo an escape (CVE-2026-32871 was that).
 */
public final class PathSegment {
    /** Longest value accepted, in characters. Kestra's own ids, namespaces and keys are all shorter. */
    public static final int MAX_LENGTH = 512;

    private static final String FORBIDDEN = "/\\?#%;";
    /** What RFC 3986 never gives a meaning to. A '+' is not among it: some servers read it as a space. */
    private static final String UNRESERVED = "-._~";

    private PathSegment() {}

    /**
     * Checks a value.
     *
     * @param argument the name used in the message
     * @return the value, unchanged
     * @throws RefusedArgumentException when the value is missing, empty, too long, a dot segment, not valid Unicode, or
     *     has a character that could change the path
     */
    public static String check(String argument, String value) {
        if (value == null || value.isEmpty()) {
            throw new RefusedArgumentException(argument, "is empty: give a value.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new RefusedArgumentException(
                    argument, "has " + value.length() + " characters; " + MAX_LENGTH + " is the most.");
        }
        refuseHostile(argument, value);
        // A server or file system that normalises must not find what was just ruled out.
        refuseHostile(argument, Normalizer.normalize(value, Normalizer.Form.NFKC));
        return value;
    }

    /**
     * Checks a value and percent-encodes it as one path segment (RFC 3986, section 3.3).
     *
     * @throws RefusedArgumentException as {@link #check}
     */
    public static String encode(String argument, String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : check(argument, value).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (isAsciiLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static void refuseHostile(String argument, String value) {
        if (value.chars().allMatch(c -> c == '.')) {
            throw new RefusedArgumentException(argument, "must not be made of dots only.");
        }
        if (value.contains("..")) {
            throw new RefusedArgumentException(argument, "must not contain '..'.");
        }
        value.codePoints().forEach(c -> refuseHostile(argument, c));
    }

    private static void refuseHostile(String argument, int codePoint) {
        if (FORBIDDEN.indexOf(codePoint) >= 0) {
            throw new RefusedArgumentException(argument, "must not contain '" + (char) codePoint + "'.");
        }
        switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> throw new RefusedArgumentException(argument, "is not valid Unicode text.");
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                throw new RefusedArgumentException(
                        argument, "must not contain control characters, invisible characters or line breaks.");
            default -> {}
        }
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
