package io.kestramcp.tool.surface;

import java.util.List;
import java.util.Locale;

/**
 * One difference between two surfaces.
 *
 * @param tool the name of today, or that of one that is gone; empty text for what is about all tools
 * @param breaking whether a client that did well before may fail now
 * @param lines the API lines that it is about; empty: all that the tool has
 * @param where the place in the tool, such as {@code input.page}; empty text: the tool itself
 * @param what the difference in words
 */
public record Change(String tool, Kind kind, boolean breaking, List<String> lines, String where, String what) {
    /** What kind of difference it is. */
    public enum Kind {
        /** A tool or line that was not there. */
        ADDED,
        /** A tool, line or former name that is there no more. */
        REMOVED,
        /** A tool that had another name. */
        RENAMED,
        /** Takes less than it did, or promises less. */
        NARROWED,
        /** Takes more than it did, or promises more. */
        WIDENED,
        /** Other words for people and models. */
        REWORDED,
        /** What a client may assume, of MCP's annotations. */
        HINTS,
        /** What a caller must hold. */
        PERMISSION,
        /** Neither more nor less: a default, the toolset. */
        CHANGED;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Change on(List<String> otherLines) {
        return new Change(tool, kind, breaking, otherLines, where, what);
    }
}
