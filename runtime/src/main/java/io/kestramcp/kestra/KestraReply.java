package io.kestramcp.kestra;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import okio.ByteString;

/**
 * What Kestra answered, whatever its status.
 *
 * @param status the HTTP status
 * @param mediaType type and subtype in lower case, without parameters; empty when there was none
 * @param body the bytes, already within the size limit
 */
public record KestraReply(int status, String mediaType, ByteString body) {
    /** Whether the status is 2xx. */
    public boolean success() {
        return status >= 200 && status < 300;
    }

    /** Whether there is no body, or only white space. */
    public boolean empty() {
        return text().isBlank();
    }

    /** The body as UTF-8 text. Kestra never declares another charset (wire notes of 1.3, section 6). */
    public String text() {
        return body.utf8();
    }

    /**
     * The body as JSON, whatever the declared type: kill answers {@code text/json}. Numbers keep their text.
     *
     * @throws JsonParseException when the body is not exactly one JSON value
     */
    public JsonElement json() {
        JsonReader reader = new JsonReader(new StringReader(text()));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader);
    }
}
