package io.kestramcp.client;

import java.util.stream.Stream;

/** Values that must never enter a path. */
final class HostileValues {
    private HostileValues() {}

    static Stream<String> all() {
        return Stream.concat(dotsAndSlashes(), othersThatChangeAPath());
    }

    private static Stream<String> dotsAndSlashes() {
        return Stream.of(
                "", ".", "..", "...", "../..", "..;/", "a/../b", "a..b", "/", "//", "\\", "..\\..", "%2e%2e", "%252e",
                "%2f", "%");
    }

    private static Stream<String> othersThatChangeAPath() {
        return Stream.of(
                "?",
                "a?b=c",
                "#",
                ";",
                "a;jsessionid=1",
                "\0",
                "a\nb",
                "a\r\nHost: x",
                "\t",
                "\u007F",
                "\u0085", // next line
                "\u2028", // line separator
                "\u200B", // zero width space
                "\u202E", // right-to-left override
                "\uFEFF", // byte order mark
                "\uDB40\uDC41", // tag character, beyond the first plane
                "\uD800", // half a character
                "a\uDC00b",
                "k".repeat(4096),
                "\uFF0E\uFF0E", // full-width dots
                "\uFF0F", // full-width slash
                "a\uFF3Cb", // full-width backslash
                "\uFF05\uFF12\uFF45", // full-width %2e
                "\uFF1F",
                "\uFF03",
                "\uFF1B",
                "\u037E", // Greek question mark, normalised to a semicolon
                "\u2024\u2024", // one dot leaders
                "\u2025", // two dot leader
                "\u2026", // ellipsis
                "\u2100", // account of: a/c
                "a\u2105b"); // care of: c/o
    }
}
