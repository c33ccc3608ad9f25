package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.Content;
import io.kestramcp.client.PathSegment;
import io.kestramcp.client.RefusedArgumentException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of one call, read by type. An absent argument and {@code null} read as null, or as the default where one
 * is given. Every reader throws {@link RefusedArgumentException} on a value of another type: nothing is converted in
 * silence.
 *
 * @param values what the assistant gave
 */
public record Arguments(JsonObject values) {
    /** Whether a value is there. */
    public boolean has(String name) {
        return values.has(name) && !values.get(name).isJsonNull();
    }

    /** The value as it is, or null. */
    public JsonElement json(String name) {
        return has(name) ? values.get(name) : null;
    }

    /** A text. */
    public String string(String name) {
        return string(name, null);
    }

    /** A text. */
    public String string(String name, String absent) {
        if (!has(name)) {
            return absent;
        }
        if (values.get(name) instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw new RefusedArgumentException(name, "must be a string.");
    }

    /** A text that is not blank where it is given: Kestra ignores some empty parameters, and searches for others. */
    public String word(String name) {
        return word(name, null);
    }

    /** A text that is not blank where it is given. */
    public String word(String name, String absent) {
        String word = string(name, absent);
        if (word != null && word.isBlank()) {
            throw new RefusedArgumentException(name, "is empty: leave it out, or give a value.");
        }
        return word;
    }

    /** A text with something in it; for bodies, which Kestra takes in full or not at all. */
    public String text(String name) {
        String text = string(name);
        if (text == null || text.isBlank()) {
            throw new RefusedArgumentException(name, "is empty: give a value.");
        }
        return text;
    }

    /** A text that may enter a path ({@link PathSegment#check}); required. */
    public String segment(String name) {
        return PathSegment.check(name, string(name));
    }

    /** The path of a file, without steps out of where it is looked for ({@link FilePathRule}). */
    public String filePath(String name) {
        return has(name) ? FilePathRule.check(name, string(name)) : null;
    }

    /** A whole number that enters a path; required. */
    public String numberSegment(String name) {
        Long number = longInteger(name);
        return PathSegment.check(name, number == null ? null : number.toString());
    }

    /** An instant in ISO 8601 with a zone. Kestra drops one that it cannot read, and goes on without it. */
    public String dateTime(String name) {
        return Times.instant(name, string(name));
    }

    /** A duration in ISO 8601, such as {@code PT1H}. */
    public String duration(String name) {
        return Times.duration(name, string(name));
    }

    /** True or false. */
    public Boolean bool(String name) {
        return bool(name, null);
    }

    /** True or false. */
    public Boolean bool(String name, Boolean absent) {
        if (!has(name)) {
            return absent;
        }
        if (values.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw new RefusedArgumentException(name, "must be true or false.");
    }

    /** A whole number of 32 bits. */
    public Integer integer(String name) {
        return integer(name, null);
    }

    /** A whole number of 32 bits. */
    public Integer integer(String name, Integer absent) {
        Long value = whole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? absent : Integer.valueOf(value.intValue());
    }

    /** A whole number of 64 bits. */
    public Long longInteger(String name) {
        return longInteger(name, null);
    }

    /** A whole number of 64 bits. */
    public Long longInteger(String name, Long absent) {
        Long value = whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
        return value == null ? absent : value;
    }

    /** A list of texts, none of them empty. */
    public List<String> strings(String name) {
        if (!has(name)) {
            return null;
        }
        if (!values.get(name).isJsonArray()) {
            throw new RefusedArgumentException(name, "must be a list of strings.");
        }
        List<String> strings = new ArrayList<>();
        for (JsonElement each : values.getAsJsonArray(name)) {
            if (!(each instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw new RefusedArgumentException(name, "must be a list of strings.");
            }
            if (primitive.getAsString().isBlank()) {
                throw new RefusedArgumentException(name, "has an empty item.");
            }
            strings.add(primitive.getAsString());
        }
        return strings;
    }

    /** An object of strings as {@code key:value} texts: Kestra's form of labels in a query. */
    public List<String> labels(String name) {
        return has(name) ? Labels.read(name, values.get(name)).texts() : null;
    }

    /** A YAML document, read as Kestra reads it (YAML 1.1); required. */
    public YamlDocument yaml(String name) {
        return YamlDocument.read(name, text(name));
    }

    /** A value in the form in which Kestra's key-value store keeps its type; required. */
    public String ion(String name) {
        if (!values.has(name)) {
            throw new RefusedArgumentException(name, "is missing: give a value.");
        }
        return Ion.text(name, values.get(name));
    }

    /** Flow inputs as the parts of a multipart body: one for each entry of {@code inputs}, then of {@code files}. */
    public List<Content.Part> parts(String inputs, String files) {
        List<Content.Part> parts = new ArrayList<>(InputParts.values(inputs, json(inputs)));
        parts.addAll(InputParts.files(files, json(files)));
        InputParts.refuseTwice(files, parts);
        return parts;
    }

    /** Flow inputs as the parts of a multipart body, without files. */
    public List<Content.Part> parts(String inputs) {
        return InputParts.values(inputs, json(inputs));
    }

    private Long whole(String name, long least, long most) {
        if (!has(name)) {
            return null;
        }
        if (values.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            BigDecimal number = primitive.getAsBigDecimal();
            boolean fits =
                    number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            if (fits && number.stripTrailingZeros().scale() <= 0) {
                return number.longValue();
            }
        }
        throw new RefusedArgumentException(name, "must be a whole number from " + least + " to " + most + ".");
    }
}
