package io.kestramcp.sandbox.kv;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.json.StrictJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with its type, read as Kestra reads it: as Ion, of which only the first token is kept. Bare {@code hello
 * world} becomes {@code hello} (wire document 1.3, section 12).
 *
 * @param type STRING, NUMBER, BOOLEAN, JSON, DATE, DATETIME or DURATION
 * @param json the value
 */
public record KvValue(String type, JsonElement json) {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\S*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z_$][\\w$]*");

    /** The value of a request's body. */
    static KvValue parse(String body) {
        String text = body.strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(text);
        }
        String token = text.split("\\s", 2)[0];
        if (DATE_TIME.matcher(token).matches()) {
            return new KvValue("DATETIME", new JsonPrimitive(token));
        }
        if (DATE.matcher(token).matches()) {
            return new KvValue("DATE", new JsonPrimitive(token));
        }
        if (NUMBER.matcher(token).matches()) {
            return new KvValue("NUMBER", new JsonPrimitive(new BigDecimal(token)));
        }
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.lookingAt()) {
            return string(StrictJson.parse(quoted.group()).getAsString());
        }
        Matcher symbol = SYMBOL.matcher(text);
        return symbol.lookingAt() ? symbol(symbol.group()) : string(text);
    }

    private static KvValue json(String text) {
        try {
            return new KvValue("JSON", StrictJson.parse(text));
        } catch (IllegalArgumentException e) {
            return new KvValue("STRING", new JsonPrimitive(text));
        }
    }

    private static KvValue symbol(String word) {
        return word.equals("true") || word.equals("false")
                ? new KvValue("BOOLEAN", new JsonPrimitive(Boolean.parseBoolean(word)))
                : string(word);
    }

    private static KvValue string(String text) {
        try {
            return new KvValue(
                    "DURATION", new JsonPrimitive(Duration.parse(text).toString()));
        } catch (DateTimeParseException e) {
            return new KvValue("STRING", new JsonPrimitive(text));
        }
    }
}
