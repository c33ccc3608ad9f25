package io.kestramcp.sandbox.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** Reads JSON by the letter: Gson alone would take {@code hello} for a text. */
public final class StrictJson {
    private StrictJson() {}

    /**
     * The JSON of a text.
     *
     * @throws IllegalArgumentException when it is none, or is more than one value
     */
    public static JsonElement parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement json = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw unrecognized(text, null);
            }
            return json;
        } catch (JsonParseException | IOException e) {
            throw unrecognized(text, e);
        }
    }

    private static IllegalArgumentException unrecognized(String text, Exception cause) {
        return new IllegalArgumentException(
                "Unrecognized token '" + text
                        + "': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                cause);
    }
}
