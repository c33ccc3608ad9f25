package io.kestramcp.sandbox.file;

import io.kestramcp.sandbox.http.Refusal;

/**
 * The path of a namespace file, always with a leading slash and none at the end. A space is kept as a plus sign, so
 * both spellings name one file (wire document 1.3, section 13).
 *
 * @param text the path
 */
record FilePath(String text) {
    /** The top directory. */
    static final FilePath ROOT = new FilePath("");

    /** The path of a request; 422 for one that climbs. */
    static FilePath of(String path) {
        if (path.contains("..")) {
            throw Refusal.illegalArgument(
                    "File should be accessed with their full path and not using relative '..' path.");
        }
        String slashed = path.startsWith("/") ? path : "/" + path;
        String trimmed = slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
        return new FilePath(trimmed.replace(' ', '+'));
    }

    /** The directory that it is in. */
    FilePath parent() {
        return new FilePath(text.substring(0, text.lastIndexOf('/')));
    }

    /** The last part of it. */
    String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Whether it is somewhere below a directory. */
    boolean isBelow(FilePath directory) {
        return text.startsWith(directory.text + "/");
    }

    /** The same place below another directory. */
    FilePath moved(FilePath from, FilePath to) {
        return new FilePath(to.text + text.substring(from.text.length()));
    }
}
