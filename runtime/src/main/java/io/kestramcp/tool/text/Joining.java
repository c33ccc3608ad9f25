package io.kestramcp.tool.text;

import static java.lang.Character.UnicodeScript.*;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Where joiners and variation selectors belong: a stricter, shorter form of RFC 5892 appendix A and of UTS 51. */
final class Joining {
    /** Scripts whose letters change form by what they join: the cursive ones, and those with a virama. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            ARABIC,
            SYRIAC,
            MANDAIC,
            NKO,
            MONGOLIAN,
            PHAGS_PA,
            ADLAM,
            HANIFI_ROHINGYA,
            DEVANAGARI,
            BENGALI,
            GURMUKHI,
            GUJARATI,
            ORIYA,
            TAMIL,
            TELUGU,
            KANNADA,
            MALAYALAM,
            SINHALA,
            KHMER,
            MYANMAR,
            BALINESE,
            JAVANESE);

    /** What can be shown as an emoji outside the blocks of {@link #pictograph}. */
    private static final String EMOJI_ELSEWHERE = "0123456789#*©®‼⁉™ℹⓂ〰〽㊗㊙";

    private Joining() {}

    /** Whether a joiner belongs between these two: emoji (ZWJ alone), or letters of one script that joins. */
    static boolean joins(int joiner, int before, int after) {
        if (joiner == Invisible.ZWJ && pictograph(before) && pictograph(after)) {
            return true;
        }
        return lettered(before)
                && lettered(after)
                && UnicodeScript.of(before) == UnicodeScript.of(after)
                && JOINED.contains(UnicodeScript.of(before));
    }

    /** Whether a variation selector belongs after this code point. Two in a row, or one after a Latin letter, never do. */
    static boolean selects(int selector, int before) {
        UnicodeScript script = UnicodeScript.of(before);
        if (selector < 0xFE00) {
            return script == MONGOLIAN && lettered(before);
        }
        if (selector > 0xFE0F) {
            return script == HAN;
        }
        return pictograph(before)
                || EMOJI_ELSEWHERE.indexOf(before) >= 0
                || script == HAN
                || script == MYANMAR
                || script == PHAGS_PA
                || (before > 0x7F && Character.getType(before) == Character.MATH_SYMBOL);
    }

    /** Whether it is read as part of the code point before it: a mark, a variation selector, a skin tone. */
    static boolean onAnother(int point) {
        return Invisible.variationSelector(point)
                || (point >= 0x1F3FB && point <= 0x1F3FF)
                || (mark(point) && UnicodeScript.of(point) == INHERITED);
    }

    /** The blocks that hold every emoji of an emoji sequence; arrows and stars among them do no harm. */
    private static boolean pictograph(int point) {
        return (point >= 0x1F000 && point <= 0x1FAFF)
                || (point >= 0x2600 && point <= 0x27BF)
                || (point >= 0x2B00 && point <= 0x2BFF)
                || (point >= 0x2190 && point <= 0x21FF)
                || (point >= 0x2300 && point <= 0x23FF)
                || (point >= 0x25A0 && point <= 0x25FF);
    }

    private static boolean lettered(int point) {
        return (Character.isLetter(point) || mark(point)) && !Invisible.always(point) && !Invisible.inContext(point);
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
