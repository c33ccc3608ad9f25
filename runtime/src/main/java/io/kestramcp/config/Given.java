package io.kestramcp.config;

/**
 * The text of a setting and where it was found.
 *
 * @param text never empty
 * @param where the flag, key or line, for messages
 */
record Given(String text, String where) {
    /** A setting may be secret: its text shows in no message by accident. */
    @Override
    public String toString() {
        return where;
    }
}
