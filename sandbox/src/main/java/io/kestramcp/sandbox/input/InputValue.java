package io.kestramcp.sandbox.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/**
 * What became of one input.
 *
 * @param input its declaration
 * @param value its value, or the text that was refused; null when there is none
 * @param isDefault whether the value is the declared default
 * @param error the complaint; null when it was taken
 */
public record InputValue(JsonObject input, JsonElement value, boolean isDefault, String error) {
    /** The input's id. */
    public String id() {
        return input.get("id").getAsString();
    }

    /** As the validation of inputs shows it. */
    public JsonObject toJson() {
        List<String> errors = error == null ? List.of() : List.of(error);
        JsonArray shown = JsonFields.array(errors, message -> new JsonFields()
                .with("message", message)
                .with("renderError", false)
                .toJson());
        return new JsonFields()
                .with("input", input)
                .with("value", value)
                .with("enabled", true)
                .with("isDefault", isDefault)
                .with("errors", shown)
                .toJson();
    }
}
