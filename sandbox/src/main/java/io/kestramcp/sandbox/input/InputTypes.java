package io.kestramcp.sandbox.input;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.flow.FlowYaml;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.json.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;

/** Converts the text of an input to its type, with Kestra's conversions and complaints (recordings 595 to 647 of 1.3). */
final class InputTypes {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private InputTypes() {}

    /**
     * The value of a text.
     *
     * @param input the input's declaration
     * @throws InvalidInput when the input does not take it
     */
    static JsonElement convert(JsonObject input, String text) {
        String id = input.get("id").getAsString();
        try {
            return switch (input.get("type").getAsString()) {
                case "INT" -> number(input, Integer.valueOf(text));
                case "FLOAT" -> number(input, Float.valueOf(text));
                // Anything but true is false, without a word.
                case "BOOL", "BOOLEAN" -> new JsonPrimitive(Boolean.parseBoolean(text));
                case "DATETIME" ->
                    new JsonPrimitive(ZonedDateTime.parse(text).toInstant().toString());
                case "DATE" -> new JsonPrimitive(LocalDate.parse(text).toString());
                case "TIME" -> new JsonPrimitive(LocalTime.parse(text).toString());
                case "DURATION" -> new JsonPrimitive(Duration.parse(text).toString());
                case "JSON" -> StrictJson.parse(text);
                case "YAML" -> FlowYaml.read(text);
                case "ARRAY" -> array(input, text);
                case "SELECT", "ENUM" -> oneOf(input, new JsonPrimitive(text));
                case "MULTISELECT" -> allOf(input, StrictJson.parse(text));
                case "EMAIL" -> email(id, text);
                case "URI", "FILE" -> new JsonPrimitive(new URI(text).toString());
                case "SECRET" -> sealed(text);
                default -> string(input, text);
            };
        } catch (NumberFormatException | URISyntaxException e) {
            throw InvalidInput.value(id, e.getMessage());
        } catch (DateTimeException | IllegalArgumentException | YAMLException e) {
            throw InvalidInput.unparsable(e.getMessage());
        }
    }

    private static JsonElement number(JsonObject input, Number value) {
        String id = input.get("id").getAsString();
        if (input.has("max") && value.doubleValue() > input.get("max").getAsDouble()) {
            throw InvalidInput.value(id, "it must be less than `" + input.get("max") + "`");
        }
        if (input.has("min") && value.doubleValue() < input.get("min").getAsDouble()) {
            throw InvalidInput.value(id, "it must be more than `" + input.get("min") + "`");
        }
        return new JsonPrimitive(value);
    }

    private static JsonElement string(JsonObject input, String text) {
        if (input.has("validator") && !text.matches(input.get("validator").getAsString())) {
            throw InvalidInput.value(
                    input.get("id").getAsString(),
                    "it must match the pattern `" + input.get("validator").getAsString() + "`");
        }
        return new JsonPrimitive(text);
    }

    private static JsonElement array(JsonObject input, String text) {
        JsonElement array = StrictJson.parse(text);
        if (!array.isJsonArray()) {
            throw new IllegalArgumentException("Cannot deserialize value of type `java.util.List` from " + text);
        }
        JsonObject item = input.deepCopy();
        item.add("type", input.get("itemType"));
        return JsonFields.array(array.getAsJsonArray().asList(), element -> {
            String value = element.isJsonPrimitive() ? element.getAsString() : element.toString();
            try {
                return convert(item, value);
            } catch (InvalidInput e) {
                throw InvalidInput.value(
                        input.get("id").getAsString(),
                        "Unable to parse array element as `"
                                + input.get("itemType").getAsString() + "` on `" + value + "`");
            }
        });
    }

    private static JsonElement oneOf(JsonObject input, JsonElement value) {
        List<JsonElement> allowed = input.getAsJsonArray("values").asList();
        boolean custom =
                input.has("allowCustomValue") && input.get("allowCustomValue").getAsBoolean();
        if (!custom && !allowed.contains(value)) {
            List<String> names = allowed.stream().map(JsonElement::getAsString).toList();
            throw InvalidInput.value(input.get("id").getAsString(), "it must match the values `" + names + "`");
        }
        return value;
    }

    private static JsonElement allOf(JsonObject input, JsonElement values) {
        return JsonFields.array(values.getAsJsonArray().asList(), value -> oneOf(input, value));
    }

    private static JsonElement email(String id, String text) {
        if (!EMAIL.matcher(text).matches()) {
            throw InvalidInput.value(id, "The input must be a valid email");
        }
        return new JsonPrimitive(text);
    }

    /** A secret is not kept: what is shown has the shape of Kestra's encrypted value, and cannot be opened. */
    private static JsonElement sealed(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new JsonFields()
                    .with("value", Base64.getEncoder().encodeToString(digest))
                    .with("type", "io.kestra.datatype:aes_encrypted")
                    .toJson();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
