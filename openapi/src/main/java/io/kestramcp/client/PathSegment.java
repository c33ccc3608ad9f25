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
    private static final String UNRESERVED = "-._~!$&'()*+,=:@";

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
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (FORBIDDEN.indexOf(c) >= 0) {
                throw new RefusedArgumentException(argument, "must not contain '" + c + "'.");
            }
            boolean loneSurrogate = Character.isSurrogate(c)
                    && !(i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1)));
            if (loneSurrogate) {
                throw new RefusedArgumentException(argument, "is not valid Unicode text.");
            }
            if (Character.isSurrogate(c)) {
                i++;
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isSeparator(c)) {
                throw new RefusedArgumentException(argument, "must not contain control characters or line breaks.");
            }
        }
        if (value.contains("..")) {
            throw new RefusedArgumentException(argument, "must not contain '..'.");
        }
    }

    private static boolean isSeparator(char c) {
        int type = Character.getType(c);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
