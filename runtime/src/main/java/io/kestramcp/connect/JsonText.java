package io.kestramcp.connect;

import com.google.gson.JsonParser;

/**
 * JSON as editors keep it, with comments and trailing commas (JSONC), made plain without moving anything, and looked
 * through by place.
 */
final class JsonText {
    /**
     * A part of the text.
     *
     * @param end the place behind it
     */
    record Span(int start, int end) {}

    private final String plain;

    private JsonText(String plain) {
        this.plain = plain;
    }

    /** Puts spaces for comments and for commas that nothing follows. */
    static JsonText of(String text) {
        return new JsonText(withoutTrailingCommas(withoutComments(text)));
    }

    /** The same text as plain JSON, if it is JSON with comments at all. */
    String plain() {
        return plain;
    }

    /** The place of the first character that is no white space, from one on. */
    int skipSpace(int from) {
        int at = from;
        while (at < plain.length() && Character.isWhitespace(plain.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The value of a member; null where there is none. The text must be JSON, and an object must begin there. */
    Span member(int object, String key) {
        int at = skipSpace(object + 1);
        while (plain.charAt(at) == '"') {
            int keyEnd = endOfText(at);
            int value = skipSpace(skipSpace(keyEnd) + 1);
            int end = endOfValue(value);
            if (JsonParser.parseString(plain.substring(at, keyEnd))
                    .getAsString()
                    .equals(key)) {
                return new Span(value, end);
            }
            at = skipSpace(end);
            at = plain.charAt(at) == ',' ? skipSpace(at + 1) : at;
        }
        return null;
    }

    private int endOfValue(int start) {
        int depth = 0;
        for (int at = start; at < plain.length(); at++) {
            char c = plain.charAt(at);
            if (c == '"') {
                at = endOfText(at) - 1;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']' || c == ',') {
                if (depth == 0) {
                    return at;
                }
                depth -= c == ',' ? 0 : 1;
            }
            if (depth == 0 && (c == '"' || c == '}' || c == ']' || Character.isWhitespace(c))) {
                return Character.isWhitespace(c) ? at : at + 1;
            }
        }
        return plain.length();
    }

    private int endOfText(int quote) {
        int at = quote + 1;
        while (plain.charAt(at) != '"') {
            at += plain.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static String withoutComments(String text) {
        StringBuilder plain = new StringBuilder(text);
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith("//", at)) {
                at = blank(plain, at, text.indexOf('\n', at), text.length()) - 1;
            } else if (!quoted && text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                at = blank(plain, at, close < 0 ? -1 : close + 2, at) - 1;
                if (close < 0) {
                    return text;
                }
            } else if (at == 0 && c == '\uFEFF') {
                plain.setCharAt(0, ' ');
            }
        }
        return plain.toString();
    }

    /** Blanks up to an end, or to another if there is none; gives the place that it came to. */
    private static int blank(StringBuilder plain, int from, int end, int otherwise) {
        int to = end < 0 ? otherwise : end;
        for (int at = from; at < to; at++) {
            if (!Character.isWhitespace(plain.charAt(at))) {
                plain.setCharAt(at, ' ');
            }
        }
        return to;
    }

    private static String withoutTrailingCommas(String text) {
        StringBuilder plain = new StringBuilder(text);
        boolean quoted = false;
        int comma = -1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
                comma = -1;
            } else if (!quoted && !Character.isWhitespace(c)) {
                if (comma >= 0 && (c == '}' || c == ']')) {
                    plain.setCharAt(comma, ' ');
                }
                comma = c == ',' ? at : -1;
            }
        }
        return plain.toString();
    }
}
