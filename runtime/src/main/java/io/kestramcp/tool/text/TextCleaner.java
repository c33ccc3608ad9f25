package io.kestramcp.tool.text;

import java.util.Locale;

/**
 * One pass over one text. What is kept depends only on what was kept before it and on a neighbour that is always kept,
 * so a second pass decides the same.
 */
final class TextCleaner {
    private static final int ESCAPE = 0x1B;
    private static final int CONTROL_SEQUENCE = 0x9B;

    private final String text;
    private final StringBuilder clean;
    /** The last code point that was kept, and the last that is not a mark on another; 0 for none. */
    private int last;

    private int base;
    /** The first of the invisible code points that wait to be shown, and how many there are. */
    private int firstHidden;

    private int hidden;

    TextCleaner(String text) {
        this.text = text;
        this.clean = new StringBuilder(text.length());
    }

    String clean() {
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
        showHidden();
        return clean.toString();
    }

    /** Handles what begins at an index. Returns where to go on. */
    private int next(int at) {
        int point = text.codePointAt(at);
        int after = at + Character.charCount(point);
        if (point == '\r') {
            keep('\n');
            return after < text.length() && text.charAt(after) == '\n' ? after + 1 : after;
        }
        if (point == ESCAPE || point == CONTROL_SEQUENCE) {
            int end = TerminalSequence.end(text, at);
            if (end > at) {
                return end;
            }
        }
        if (Invisible.always(point) || (Invisible.inContext(point) && !fits(point, after))) {
            hide(point);
        } else {
            keep(point);
        }
        return after;
    }

    private boolean fits(int point, int after) {
        if (hidden > 0) {
            return false;
        }
        return Invisible.joiner(point)
                ? after < text.length() && Joining.joins(point, base, text.codePointAt(after))
                : Joining.selects(point, last);
    }

    private void keep(int point) {
        showHidden();
        clean.appendCodePoint(point);
        last = point;
        if (!Joining.onAnother(point)) {
            base = point;
        }
    }

    private void hide(int point) {
        if (hidden++ == 0) {
            firstHidden = point;
        }
    }

    private void showHidden() {
        if (hidden > 0) {
            clean.append("\\u{").append(Integer.toHexString(firstHidden).toUpperCase(Locale.ROOT));
            if (hidden > 1) {
                clean.append('+').append(hidden - 1);
            }
            clean.append('}');
            hidden = 0;
            last = '}';
            base = '}';
        }
    }
}
