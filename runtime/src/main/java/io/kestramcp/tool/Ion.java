package io.kestramcp.tool;

import com.google.gson.JsonElement;
import io.kestramcp.client.RefusedArgumentException;

/**
 * Kestra parses the text of a value as Amazon Ion, of which JSON is a part, and keeps only the first token of unquoted
 * text: {@code hello world} would become {@code hello} (recording 452 of 1.3.25). JSON text says exactly what is meant.
 */
final class Ion {
    private Ion() {}

    static String text(String argument, JsonElement value) {
        if (value.isJsonNull()) {
            throw new RefusedArgumentException(
                    argument, "is null, which Kestra does not keep: delete the key instead.");
        }
        return value.toString();
    }
}
