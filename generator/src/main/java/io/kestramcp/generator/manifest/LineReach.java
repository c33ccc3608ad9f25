package io.kestramcp.generator.manifest;

import io.kestramcp.contract.change.LineOrder;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How far reaches what is said of one API line: to the later lines of its major version, so that a new line needs no word
 * where it is like the one before.
 */
public final class LineReach {
    /** A line: major and minor version. */
    static final Pattern LINE = Pattern.compile("\\d{1,4}\\.\\d{1,4}");

    private LineReach() {}

    /** Whether what is said of a line holds on another one. A text that is no line reaches only itself. */
    public static boolean reaches(String said, String line) {
        return said.equals(line)
                || (isLine(said)
                        && isLine(line)
                        && major(said).equals(major(line))
                        && LineOrder.OLDEST_FIRST.compare(said, line) < 0);
    }

    /** Those of some texts that are lines of which what is said holds on this one, the nearest last. */
    public static List<String> reaching(String line, Collection<String> said) {
        return said.stream()
                .filter(each -> isLine(each) && reaches(each, line))
                .sorted(LineOrder.OLDEST_FIRST)
                .toList();
    }

    private static boolean isLine(String text) {
        return LINE.matcher(text).matches();
    }

    private static String major(String line) {
        return line.substring(0, line.indexOf('.'));
    }
}
