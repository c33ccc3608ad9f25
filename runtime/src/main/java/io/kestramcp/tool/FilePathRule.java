package io.kestramcp.tool;

import io.kestramcp.client.RefusedArgumentException;
import java.util.List;

/** What a path of a file may be: with forward slashes, without steps up, so that it stays in its namespace. */
public final class FilePathRule {
    private FilePathRule() {}

    /**
     * Checks.
     *
     * @return the path, unchanged
     * @throws RefusedArgumentException naming the argument and what must not be in it
     */
    public static String check(String argument, String given) {
        if (given == null || given.isBlank()) {
            throw new RefusedArgumentException(argument, "is empty: give a path, such as /scripts/load.py.");
        }
        if (given.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '\\')) {
            throw new RefusedArgumentException(argument, "must not contain backslashes or control characters.");
        }
        if (List.of(given.split("/", -1)).contains("..")) {
            throw new RefusedArgumentException(argument, "must not contain '..'.");
        }
        return given;
    }
}
