package io.kestramcp.access;

import java.util.Objects;

/**
 * A text in which {@code *} stands for any characters, none included. Everything else is compared letter by letter. Takes
 * time in proportion to the two lengths multiplied, whatever the text: it is matched against what callers bring.
 *
 * @param text the pattern as written
 */
record Glob(String text) {
    Glob {
        Objects.requireNonNull(text, "text");
    }

    boolean matches(String value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < value.length()) {
            if (in < text.length() && text.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < text.length() && text.charAt(in) == value.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                // The last star takes one character more.
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return text.substring(in).chars().allMatch(each -> each == '*');
    }
}
