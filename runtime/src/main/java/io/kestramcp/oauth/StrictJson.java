package io.kestramcp.oauth;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON object from outside as two readers can never disagree on it: RFC 8259 to the letter, no name twice
 * (RFC 7519, section 4 leaves duplicates to the reader), nesting at most {@value #MAX_DEPTH}.
 */
public final class StrictJson {
    static final int MAX_DEPTH = 16;

    private StrictJson() {}

    /**
     * The object in {@code text}; numbers are {@link Long} if whole, else {@link Double}; a
     * whole number beyond 64 bits is refused, for it could only be kept inexactly.
     *
     * @throws IOException when it is not exactly one such object
     */
    public static Map<String, Object> object(String text) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            Map<String, Object> object = object(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("text after the object");
            }
            return object;
        } catch (IllegalStateException | NumberFormatException e) {
            throw new MalformedJsonException("not a JSON object", e);
        }
    }

    private static Map<String, Object> object(JsonReader reader) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.containsKey(name)) {
                throw new MalformedJsonException("the name " + name + " stands twice");
            }
            object.put(name, value(reader));
        }
        reader.endObject();
        return object;
    }

    private static List<Object> array(JsonReader reader) throws IOException {
        List<Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader));
        }
        reader.endArray();
        return array;
    }

    private static Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> reader.nextString();
            case BOOLEAN -> reader.nextBoolean();
            case NUMBER -> number(reader.nextString());
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default -> throw new MalformedJsonException("a value is missing");
        };
    }

    private static Number number(String text) {
        if (text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return Long.valueOf(text);
        }
        return Double.valueOf(text);
    }
}
