package io.kestramcp.kestra;

import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/**
 * What Kestra answered, whatever its status.
 *
 * @param status the HTTP status
 * @param mediaType type and subtype in lower case, without parameters; empty when there was none
 * @param body the bytes, already within the size limit
 * @param retryAfter how long Kestra, or a proxy, asks to wait (429, 503)
 */
public record KestraReply(int status, String mediaType, ByteString body, Optional<Duration> retryAfter) {
    /** A reply that asks for no wait. */
    public KestraReply(int status, String mediaType, ByteString body) {
        this(status, mediaType, body, Optional.empty());
    }

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
        try {
            if (empty()) {
                // Gson reads nothing as null.
                throw new JsonSyntaxException("The body is empty");
            }
            JsonElement value = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonSyntaxException("There is more than one JSON value");
            }
            return value;
        } catch (MalformedJsonException malformed) {
            throw new JsonSyntaxException(malformed);
        } catch (IOException impossible) {
            throw new JsonIOException(impossible);
        }
    }
}
