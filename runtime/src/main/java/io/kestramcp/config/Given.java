package io.kestramcp.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a setting and where it was found.
 *
 * @param text never empty
 * @param where the flag, key or line, for messages
 * @param file that the text stands in, where a file was named instead of it
 */
record Given(String text, String where, Optional<Path> file) {
    Given(String text, String where) {
        this(text, where, Optional.empty());
    }

    /** A setting may be secret: its text shows in no message by accident. */
    @Override
    public String toString() {
        return where;
    }
}
