package io.kestramcp.sandbox.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Duration;
import java.util.List;

/** Matches the parts of a form with the declared inputs of a flow or a pause (wire document 1.3, section 7). */
public final class Inputs {
    private Inputs() {}

    /**
     * What becomes of every declared input. Parts of unknown names are ignored.
     *
     * @param declared the declarations
     * @param parts the form
     * @param directory where the files of this execution are kept
     */
    public static List<InputValue> read(JsonArray declared, List<Multipart.Part> parts, String directory) {
        return declared.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(input -> read(input, parts, directory))
                .toList();
    }

    /** The inputs of a new execution: null where there is no value; all null for a flow that declares none. */
    public static JsonObject ofCall(Flow flow, List<Multipart.Part> parts, String executionId) {
        JsonArray declared = flow.list("inputs");
        return declared.isEmpty() ? null : require(read(declared, parts, directory(flow, executionId)), true);
    }

    /** The values as Kestra keeps them: a duration becomes a number of seconds (recording 627 of 1.3). */
    public static JsonObject stored(Flow flow, JsonObject inputs) {
        if (inputs == null) {
            return null;
        }
        JsonObject stored = inputs.deepCopy();
        for (JsonElement declaration : flow.list("inputs")) {
            JsonObject input = declaration.getAsJsonObject();
            String id = input.get("id").getAsString();
            JsonElement value = stored.get(id);
            if (input.get("type").getAsString().equals("DURATION")
                    && value != null
                    && value.isJsonPrimitive()
                    && value.getAsJsonPrimitive().isString()) {
                stored.addProperty(id, Duration.parse(value.getAsString()).toMillis() / 1000.0);
            }
        }
        return stored;
    }

    /**
     * The values by id, or the refusal of the first bad one.
     *
     * @param withNulls whether an input without a value is there as null
     */
    public static JsonObject require(List<InputValue> values, boolean withNulls) {
        JsonFields inputs = new JsonFields();
        for (InputValue value : values) {
            if (value.error() != null) {
                throw Refusal.invalidEntity(value.error(), List.of());
            }
            if (withNulls) {
                inputs.withOrNull(value.id(), value.value());
            } else {
                inputs.with(value.id(), value.value());
            }
        }
        return inputs.toJson();
    }

    /** Where an execution's input files are kept. */
    public static String directory(Flow flow, String executionId) {
        return "kestra:///" + flow.namespace().replace('.', '/') + "/" + flow.id() + "/executions/" + executionId
                + "/inputs/";
    }

    private static InputValue read(JsonObject input, List<Multipart.Part> parts, String directory) {
        String id = input.get("id").getAsString();
        Multipart.Part part = null;
        for (Multipart.Part candidate : parts) {
            boolean oldStyle = candidate.name().equals("files")
                    && candidate.filename().filter(id::equals).isPresent();
            // The last one wins.
            part = candidate.name().equals(id) || oldStyle ? candidate : part;
        }
        if (part != null && part.filename().isPresent()) {
            String name = part.name().equals(id) ? part.filename().get() : ".upl";
            return new InputValue(input, new JsonPrimitive(directory + id + "/" + name), false, null);
        }
        if (part != null && !part.content().isEmpty()) {
            return given(input, part.text());
        }
        return absent(input);
    }

    private static InputValue given(JsonObject input, String text) {
        try {
            return new InputValue(input, InputTypes.convert(input, text), false, null);
        } catch (InvalidInput e) {
            return new InputValue(input, new JsonPrimitive(text), false, e.getMessage());
        }
    }

    private static InputValue absent(JsonObject input) {
        JsonElement defaults = input.get("defaults");
        if (defaults != null && !(defaults instanceof JsonNull)) {
            boolean isText =
                    defaults.isJsonPrimitive() && defaults.getAsJsonPrimitive().isString();
            JsonElement value = isText ? InputTypes.convert(input, defaults.getAsString()) : defaults;
            return new InputValue(input, value, true, null);
        }
        String error = input.get("required").getAsBoolean()
                ? InvalidInput.missing(input.get("id").getAsString()).getMessage()
                : null;
        return new InputValue(input, null, false, error);
    }
}
