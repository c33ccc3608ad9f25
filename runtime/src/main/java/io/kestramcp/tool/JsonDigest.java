package io.kestramcp.tool;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** A fingerprint of arguments, which may hold secrets: whoever has them can prove which they were, nobody can read them. */
public final class JsonDigest {
    private JsonDigest() {}

    /** SHA-256 of the JSON, in lower-case hexadecimal digits; the order of an object's members makes no difference. */
    public static String of(JsonElement value) {
        return ofText(sorted(value).toString());
    }

    /** SHA-256 of the text's UTF-8 form, in lower-case hexadecimal digits. */
    public static String ofText(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonElement sorted(JsonElement value) {
        if (value instanceof JsonObject object) {
            JsonObject sorted = new JsonObject();
            new TreeMap<>(object.asMap()).forEach((name, member) -> sorted.add(name, sorted(member)));
            return sorted;
        }
        if (value instanceof JsonArray array) {
            JsonArray sorted = new JsonArray();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return value;
    }
}
