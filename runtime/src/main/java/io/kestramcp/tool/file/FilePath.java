package io.kestramcp.tool.file;

import io.kestramcp.client.RefusedArgumentException;
import java.util.List;

/** A path among a namespace's files: absolute, with forward slashes, without steps up. */
record FilePath(String value) {
    /** The argument, checked, with one leading slash. */
    static FilePath read(String argument, String given) {
        if (given == null || given.isBlank()) {
            throw new RefusedArgumentException(argument, "is empty: give a path, such as /scripts/load.py.");
        }
        if (given.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '\\')) {
            throw new RefusedArgumentException(argument, "must not contain backslashes or control characters.");
        }
        if (List.of(given.split("/", -1)).contains("..")) {
            throw new RefusedArgumentException(argument, "must not contain '..'.");
        }
        return new FilePath(given.startsWith("/") ? given : "/" + given);
    }

    /** The last part. */
    String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }
}
