package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.Content;
import io.kestramcp.client.RefusedArgumentException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;

/** Flow inputs as parts of a multipart body (wire notes of 1.3, section 7): a part is named after its input. */
final class InputParts {
    private InputParts() {}

    /** Strings as they are, everything else as its JSON text, which is what Kestra parses. */
    static List<Content.Part> values(String argument, JsonElement inputs) {
        List<Content.Part> parts = new ArrayList<>();
        object(argument, inputs).asMap().forEach((id, value) -> {
            refuseName(argument, id);
            if (value.isJsonNull()) {
                throw new RefusedArgumentException(
                        argument, "has null for '" + id + "': leave the input out to take its default.");
            }
            boolean text = value instanceof JsonPrimitive primitive && primitive.isString();
            parts.add(new Content.TextPart(id, text ? value.getAsString() : value.toString()));
        });
        return parts;
    }

    /** Each entry is {@code {name, text}} or {@code {name, base64}}. */
    static List<Content.Part> files(String argument, JsonElement files) {
        List<Content.Part> parts = new ArrayList<>();
        object(argument, files).asMap().forEach((id, value) -> {
            refuseName(argument, id);
            Arguments file = new Arguments(object(argument, value));
            String name = file.has("name") ? file.string("name") : id;
            refuseName(argument, name);
            parts.add(new Content.FilePart(id, name, bytes(argument, id, file)));
        });
        return parts;
    }

    /** One input must not be both a value and a file: Kestra would take the last one. */
    static void refuseTwice(String argument, List<Content.Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Content.Part part : parts) {
            if (!seen.add(part.name())) {
                throw new RefusedArgumentException(
                        argument, "has '" + part.name() + "', which is given as a value too: give it once.");
            }
        }
    }

    private static ByteString bytes(String argument, String id, Arguments file) {
        if (file.has("text") == file.has("base64")) {
            throw new RefusedArgumentException(
                    argument, "must have either text or base64 for '" + id + "', and not both.");
        }
        if (file.has("text")) {
            return ByteString.encodeUtf8(file.string("text"));
        }
        ByteString bytes = ByteString.decodeBase64(file.string("base64"));
        if (bytes == null) {
            throw new RefusedArgumentException(argument, "has base64 for '" + id + "' that cannot be decoded.");
        }
        return bytes;
    }

    private static JsonObject object(String argument, JsonElement value) {
        if (value == null) {
            return new JsonObject();
        }
        if (!value.isJsonObject()) {
            throw new RefusedArgumentException(argument, "must be an object with one entry for each input.");
        }
        return value.getAsJsonObject();
    }

    /** A quote or line break would end the part's header. */
    private static void refuseName(String argument, String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c == '"' || c == 0x7F)) {
            throw new RefusedArgumentException(
                    argument,
                    "has the name '" + name + "': a name is not empty, without quotes and control characters.");
        }
    }
}
