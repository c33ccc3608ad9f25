package io.kestramcp.docs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An argument of a tool, as some API lines have it.
 *
 * @param schema its JSON Schema
 * @param lines the lines that have it so, oldest first
 */
record Argument(String name, JsonObject schema, boolean required, List<ApiLine> lines) {

    /** All of a tool. One that differs between lines is there once for each form. */
    static List<Argument> of(ToolDescriptor tool) {
        Map<Argument, List<ApiLine>> forms = new LinkedHashMap<>();
        tool.bindings().forEach((line, binding) -> {
            JsonElement required = binding.inputSchema().get("required");
            binding.inputSchema().getAsJsonObject("properties").asMap().forEach((name, schema) -> {
                boolean must = required != null && required.getAsJsonArray().contains(new JsonPrimitive(name));
                Argument form = new Argument(name, schema.getAsJsonObject(), must, List.of());
                forms.computeIfAbsent(form, unseen -> new ArrayList<>()).add(line);
            });
        });
        return forms.entrySet().stream()
                .map(form -> new Argument(
                        form.getKey().name(),
                        form.getKey().schema(),
                        form.getKey().required(),
                        List.copyOf(form.getValue())))
                .toList();
    }

    String text(String key) {
        return schema.has(key) ? schema.get(key).getAsString() : "";
    }
}
