package io.kestramcp.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file as python-dotenv does: {@code export}, single, double and no quotes, escapes, comments, values
 * of several lines. Two things it accepts are refused here, since they would be wrong in silence: a line without
 * {@code =}, and {@code ${NAME}} in a value, which it replaces and this reader does not.
 */
final class DotEnv {
    private static final Pattern KEY = Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern BARE = Pattern.compile("[^\\r\\n]*");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'", Pattern.DOTALL);
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern REST = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?(?=\\r|\\n|\\z)");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

    private final String name;
    private final String text;
    private final List<SettingProblem> problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int position;

    private DotEnv(String name, String text, List<SettingProblem> problems) {
        this.name = name;
        this.text = text;
        this.problems = problems;
    }

    /** A value and where it stands. */
    record Entry(String value, String where) {}

    /**
     * Reads {@code text}. A later line for the same key wins.
     *
     * @param name the file's name for messages
     * @param problems takes one entry for each bad line; the line itself is never quoted, it may hold a secret
     */
    static Map<String, Entry> read(String name, String text, List<SettingProblem> problems) {
        DotEnv reader = new DotEnv(name, text, problems);
        reader.readAll();
        return reader.entries;
    }

    private void readAll() {
        position = text.startsWith("\uFEFF") ? 1 : 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (c == '#') {
                skipLine();
            } else {
                readEntry();
            }
        }
    }

    private void readEntry() {
        String where = name + ":" + (1 + text.substring(0, position).lines().count() - unfinishedLine());
        Matcher key = at(KEY);
        if (!key.lookingAt()) {
            problems.add(new SettingProblem(where, "is not KEY=value. Put a # before a comment."));
            skipLine();
            return;
        }
        position = key.end();
        String value = readValue(where);
        if (value != null) {
            if (REFERENCE.matcher(value).find()) {
                problems.add(new SettingProblem(
                        where, key.group(1) + " has ${...}, which is not replaced here: write the value out."));
            } else {
                entries.put(key.group(1), new Entry(value, where + " " + key.group(1)));
            }
        }
    }

    /** 1 when text before the position ends inside a line, so that {@code lines()} has counted this line already. */
    private int unfinishedLine() {
        return position > 0 && text.charAt(position - 1) != '\n' && text.charAt(position - 1) != '\r' ? 1 : 0;
    }

    private String readValue(String where) {
        char first = position < text.length() ? text.charAt(position) : '\n';
        if (first != '\'' && first != '"') {
            Matcher bare = at(BARE);
            bare.lookingAt();
            position = bare.end();
            return COMMENT.matcher(bare.group()).replaceFirst("").stripTrailing();
        }
        Matcher quoted = at(first == '"' ? DOUBLE_QUOTED : SINGLE_QUOTED);
        if (!quoted.lookingAt()) {
            problems.add(new SettingProblem(where, "has a quote that is never closed."));
            skipLine();
            return null;
        }
        position = quoted.end();
        Matcher rest = at(REST);
        if (!rest.lookingAt()) {
            problems.add(new SettingProblem(where, "has text after the closing quote."));
            skipLine();
            return null;
        }
        position = rest.end();
        return unescape(quoted.group(1), first);
    }

    private static String unescape(String quoted, char quote) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            char next = c == '\\' && i + 1 < quoted.length() ? quoted.charAt(i + 1) : '\0';
            int escape = next == '\0' ? -1 : (quote == '"' ? "\\'\"abfnrtv" : "\\'").indexOf(next);
            plain.append(escape < 0 ? c : "\\'\"\u0007\b\f\n\r\t\u000B".charAt(escape));
            i += escape < 0 ? 0 : 1;
        }
        return plain.toString();
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    private void skipLine() {
        while (position < text.length() && text.charAt(position) != '\n') {
            position++;
        }
    }
}
