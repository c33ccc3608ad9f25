package io.kestramcp.docs;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A page of Markdown, built block by block. Not thread-safe. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String heading) {
        return block("#".repeat(level) + " " + heading);
    }

    Markdown paragraph(String sentences) {
        return block(sentences);
    }

    Markdown bullets(List<String> items) {
        return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    /** A table; a cell must be one line. */
    Markdown table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header)).append('\n').append("|---".repeat(header.size()) + "|");
        rows.forEach(cells -> table.append('\n').append(row(cells)));
        return block(table.toString());
    }

    /** Each as code, separated by commas; also in a table. */
    static String code(Collection<String> words) {
        return words.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    static String code(String word) {
        return "`" + word + "`";
    }

    /** A link to a tool's chapter in the tools' page. */
    static String tool(String name) {
        return "[" + name + "](tools.md#" + name + ")";
    }

    String text() {
        return text.toString();
    }

    private Markdown block(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
        return this;
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? " |" : " " + cell.replace("|", "\\|") + " |")
                .collect(Collectors.joining("", "|", ""));
    }
}
