package io.kestramcp.tool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever comes in: nothing forbidden goes out, and cleaning twice is cleaning once. */
class CleanTextPropertyTest {
    private static final int TEXTS = 5_000;
    /** Told by category where there is one, so that it does not repeat the ranges of the code under test. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|\\p{Zl}|\\p{Zp}"
                    + "|[\\x{61C}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{AD}]"
                    + "|[\\x{E0000}-\\x{E007F}\\x{FDD0}-\\x{FDEF}]"
                    + "|[\\x{FFFE}\\x{FFFF}\\x{1FFFE}\\x{1FFFF}\\x{2FFFE}\\x{2FFFF}\\x{EFFFE}\\x{EFFFF}\\x{10FFFE}\\x{10FFFF}]");

    private static final Pattern HIDDEN_RUN =
            Pattern.compile("[\\x{200C}\\x{200D}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]{3,}|^[\\x{200C}\\x{200D}]"
                    + "|[\\x{200C}\\x{200D}]$|[a-z][\\x{200C}\\x{200D}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

    private static final int[] TELLING = {
        '\r', '\n', 0x1B, 0x1B, 0x9B, '[', ']', '(', 'm', ';', '0', 0x07, 0x9C, '\\', '}', 'a', 'z', 0x200B, 0x200C,
        0x200D, 0x200D, 0x202E, 0x2066, 0xFEFF, 0xFE0F, 0xFE00, 0xE0100, 0xE0041, 0xE007F, 0xD83D, 0xDE00, 0x1F468,
        0x1F3FD, 0x2764, 0x0645, 0x0650, 0x0915, 0x094D, 0x0301, 0x4F60, 0xFFFE, 0x1FFFF, 0x180B, 0x182D, 0x17B4, 0x1780
    };

    @RepeatedTest(4)
    void cleaned_text_holds_nothing_forbidden_and_stays_as_it_is(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            String clean = CleanText.of(text);
            assertThat(FORBIDDEN.matcher(clean).find()).as(shown(text)).isFalse();
            assertThat(HIDDEN_RUN.matcher(clean).find()).as(shown(text)).isFalse();
            assertThat(CleanText.of(clean)).as(shown(text)).isEqualTo(clean);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(4) > 0
                            ? TELLING[random.nextInt(TELLING.length)]
                            : random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(String.format("%X ", point)));
        return shown.toString();
    }
}
