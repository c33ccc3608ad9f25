package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.Violation;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks inputs with Kestra before they are used, and refuses what Kestra would pass over or misread in silence: parts
 * that no input takes are dropped (recording 170 of 1.3.25), anything but "true" is false for a BOOL (261), a file for an
 * input of another type becomes an address (154), and an empty text counts as none given, so that the default holds.
 */
final class InputCheck {
    private static final Set<String> TRUTH = Set.of("BOOL", "BOOLEAN");
    private static final JsonPrimitive EMPTY = new JsonPrimitive("");

    private final Tool validate;

    /** @param validate a part that answers {@code inputs: [{input: {id, type}, errors: [{message}]}]} */
    InputCheck(Tool validate) {
        this.validate = validate;
    }

    /**
     * Checks.
     *
     * @param where the arguments that say whose inputs these are
     * @throws RefusedArgumentException when something would be dropped or misread
     * @throws KestraException INVALID with every violation that Kestra finds; nothing was started
     */
    void check(CallContext call, JsonObject where) throws KestraException {
        JsonObject inputs = object(call, "inputs");
        JsonObject files = object(call, "files");
        JsonObject question = where.deepCopy();
        question.add("inputs", inputs);
        Map<String, Declared> declared = declared(call.use(validate, question));
        refuseUnknown("inputs", inputs, declared);
        refuseUnknown("files", files, declared);
        refuseMisread(inputs, files, declared);
        List<Violation> violations = new ArrayList<>();
        declared.values().stream()
                // The files themselves are not sent for the check.
                .filter(input -> !files.has(input.id()))
                .forEach(input -> input.errors().forEach(error -> violations.add(new Violation(input.id(), error))));
        if (!violations.isEmpty()) {
            throw new KestraException(
                    KestraException.Kind.INVALID,
                    0,
                    "Kestra refuses the inputs. Nothing was started.",
                    violations,
                    "Correct the inputs and call again.",
                    false);
        }
    }

    private static JsonObject object(CallContext call, String name) {
        return call.arguments().json(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static Map<String, Declared> declared(JsonObject answer) {
        Map<String, Declared> declared = new LinkedHashMap<>();
        if (answer.get("inputs") instanceof JsonArray inputs) {
            for (JsonElement each : inputs) {
                Declared input = Declared.read(each.getAsJsonObject());
                declared.put(input.id(), input);
            }
        }
        return declared;
    }

    private static void refuseUnknown(String argument, JsonObject given, Map<String, Declared> declared) {
        for (String id : given.keySet()) {
            if (!declared.containsKey(id)) {
                String takes = declared.isEmpty()
                        ? "The flow takes none."
                        : "The flow takes: "
                                + String.join(
                                        ", ",
                                        declared.values().stream()
                                                .map(Declared::told)
                                                .toList()) + ".";
                throw new RefusedArgumentException(argument, "has no input " + id + " to fill. " + takes);
            }
        }
    }

    private static void refuseMisread(JsonObject inputs, JsonObject files, Map<String, Declared> declared) {
        inputs.entrySet().forEach(input -> {
            Declared taker = declared.get(input.getKey());
            if (TRUTH.contains(taker.type()) && !truth(input.getValue())) {
                throw new RefusedArgumentException(
                        "inputs", "has " + input.getKey() + ", which must be true or false.");
            }
            if (input.getValue().equals(EMPTY) && !taker.takesEmpty()) {
                throw new RefusedArgumentException(
                        "inputs",
                        "has " + input.getKey() + " as an empty text, which Kestra takes for none. Leave it out for its"
                                + " default, or give a value.");
            }
        });
        for (String id : files.keySet()) {
            if (!declared.get(id).type().equals("FILE")) {
                throw new RefusedArgumentException(
                        "files", "has " + id + ", which is " + declared.get(id).type() + " and not FILE: use inputs.");
            }
        }
    }

    private static boolean truth(JsonElement value) {
        return value instanceof JsonPrimitive primitive
                && (primitive.isBoolean() || Set.of("true", "false").contains(primitive.getAsString()));
    }

    private record Declared(String id, String type, boolean required, boolean takesEmpty, List<String> errors) {
        static Declared read(JsonObject entry) {
            JsonObject input = entry.getAsJsonObject("input");
            List<String> errors = new ArrayList<>();
            if (entry.get("errors") instanceof JsonArray list) {
                list.forEach(error ->
                        errors.add(error.getAsJsonObject().get("message").getAsString()));
            }
            return new Declared(
                    input.get("id").getAsString(),
                    input.has("type") ? input.get("type").getAsString() : "",
                    input.has("required") && input.get("required").getAsBoolean() && !input.has("defaults"),
                    // What Kestra complains of is told in its own words.
                    !errors.isEmpty() || EMPTY.equals(entry.get("value")),
                    errors);
        }

        String told() {
            return id + " (" + type + (required ? ", required)" : ")");
        }
    }
}
