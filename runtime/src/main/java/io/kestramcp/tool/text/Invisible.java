package io.kestramcp.tool.text;

/**
 * Code points that are not seen, or that change what is seen around them: controls, bidirectional controls, zero-width
 * ones, tags, surrogates, non-characters. Named by number (Unicode 16, Default_Ignorable_Code_Point and general
 * categories Cc, Cs, Zl, Zp), so that the answer is the same on every JDK.
 */
final class Invisible {
    static final int ZWNJ = 0x200C;
    static final int ZWJ = 0x200D;

    /** First and last of each range, ascending. */
    private static final int[][] ALWAYS = {
        {0x00, 0x08}, // C0 but tab and line feed
        {0x0B, 0x1F},
        {0x7F, 0x9F}, // delete, C1
        {0xAD, 0xAD}, // soft hyphen
        {0x034F, 0x034F}, // combining grapheme joiner
        {0x061C, 0x061C}, // Arabic letter mark
        {0x115F, 0x1160}, // Hangul fillers
        {0x17B4, 0x17B5}, // Khmer inherent vowels
        {0x200B, 0x200B}, // zero width space
        {0x200E, 0x200F}, // left-to-right and right-to-left marks
        {0x2028, 0x202E}, // line and paragraph separators, bidirectional embeddings and overrides
        {0x2060, 0x206F}, // word joiner, invisible operators, bidirectional isolates
        {0x3164, 0x3164}, // Hangul filler
        {0xD800, 0xDFFF}, // surrogates: a code point has this value only when it stands alone
        {0xFDD0, 0xFDEF}, // non-characters; two more end every plane
        {0xFEFF, 0xFEFF}, // byte order mark
        {0xFFA0, 0xFFA0}, // Hangul filler
        {0xFFF0, 0xFFFB}, // unassigned specials, interlinear annotation
        {0x1BCA0, 0x1BCA3}, // shorthand controls
        {0x1D173, 0x1D17A}, // musical controls
        {0xE0000, 0xE00FF}, // tags
        {0xE01F0, 0xE0FFF}, // unassigned, ignorable
    };

    private Invisible() {}

    /** Whether it must not be passed on wherever it stands. */
    static boolean always(int point) {
        if ((point & 0xFFFE) == 0xFFFE) {
            return true;
        }
        for (int[] range : ALWAYS) {
            if (point <= range[1]) {
                return point >= range[0];
            }
        }
        return false;
    }

    /** Whether it is right in some places only. */
    static boolean inContext(int point) {
        return joiner(point) || variationSelector(point);
    }

    /** Whether it joins, or keeps from joining, the letters on both sides. */
    static boolean joiner(int point) {
        return point == ZWNJ || point == ZWJ;
    }

    /** Whether it chooses a form of the character before it: general, ideographic, Mongolian. */
    static boolean variationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || (point >= 0x180B && point <= 0x180F);
    }
}
