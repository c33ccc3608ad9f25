package io.kestramcp.contract.change;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.contract.change.AdapterUse.BodyUse;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.AdapterUse.FilterUse;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** {@link Uses} as JSON, one adapter and one tool on each line, so that a difference of two versions reads well. */
public final class UsesJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private UsesJson() {}

    /** The JSON; the same uses give the same text. */
    public static String write(Uses uses) {
        StringBuilder text = new StringBuilder("{\"adapters\": [\n");
        text.append(String.join(
                ",\n",
                uses.adapters().stream()
                        .map(UsesJson::adapter)
                        .map(GSON::toJson)
                        .toList()));
        text.append("\n],\n\"tools\": {\n");
        text.append(String.join(
                ",\n",
                uses.tools().entrySet().stream()
                        .map(tool -> GSON.toJson(tool.getKey()) + ": " + GSON.toJson(tool(tool.getValue())))
                        .toList()));
        return text.append("\n}}\n").toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RuntimeException when it is something else: the text is part of the product, not input
     */
    public static Uses read(String json) {
        JsonObject root = JsonParser.parseString(json).getAsJsonObject();
        SortedMap<String, SortedMap<String, List<String>>> tools = new TreeMap<>();
        root.getAsJsonObject("tools").entrySet().forEach(tool -> {
            SortedMap<String, List<String>> lines = new TreeMap<>(LineOrder.OLDEST_FIRST);
            tool.getValue()
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(line -> lines.put(line.getKey(), list(line.getValue(), JsonElement::getAsString)));
            tools.put(tool.getKey(), lines);
        });
        return new Uses(list(root.get("adapters"), each -> adapter(each.getAsJsonObject())), tools);
    }

    private static JsonObject tool(Map<String, List<String>> lines) {
        JsonObject json = new JsonObject();
        lines.forEach((line, adapters) -> json.add(line, texts(adapters)));
        return json;
    }

    private static JsonObject adapter(AdapterUse use) {
        JsonObject json = new JsonObject();
        json.addProperty(use.part() ? "part" : "tool", use.name());
        json.addProperty("line", use.line());
        JsonArray calls = new JsonArray();
        use.calls().forEach(call -> calls.add(call(call)));
        json.add("calls", calls);
        JsonObject answer = new JsonObject();
        answer.addProperty("form", word(use.answer().form()));
        if (!use.answer().fields().isEmpty()) {
            JsonObject fields = new JsonObject();
            use.answer().fields().forEach(fields::addProperty);
            answer.add("fields", fields);
        }
        json.add("answer", answer);
        return json;
    }

    private static AdapterUse adapter(JsonObject json) {
        JsonObject answer = json.getAsJsonObject("answer");
        Map<String, String> fields = new LinkedHashMap<>();
        if (answer.has("fields")) {
            answer.getAsJsonObject("fields")
                    .entrySet()
                    .forEach(each -> fields.put(each.getKey(), each.getValue().getAsString()));
        }
        boolean part = json.has("part");
        return new AdapterUse(
                json.get(part ? "part" : "tool").getAsString(),
                part,
                json.get("line").getAsString(),
                list(json.get("calls"), each -> call(each.getAsJsonObject())),
                new AnswerUse(AnswerUse.Form.valueOf(constant(answer, "form")), fields));
    }

    private static JsonObject call(CallUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("operation", use.operation());
        json.addProperty("key", use.key());
        JsonArray inputs = new JsonArray();
        use.inputs().forEach(each -> inputs.add(input(each)));
        json.add("inputs", inputs);
        if (!use.filters().isEmpty()) {
            JsonArray filters = new JsonArray();
            use.filters().forEach(each -> filters.add(filter(each)));
            json.add("filters", filters);
        }
        use.body().ifPresent(body -> {
            JsonObject whole = new JsonObject();
            whole.addProperty("argument", body.argument());
            flag(whole, "schema", body.schema());
            json.add("body", whole);
        });
        return json;
    }

    private static CallUse call(JsonObject json) {
        return new CallUse(
                json.get("operation").getAsString(),
                json.get("key").getAsString(),
                list(json.get("inputs"), each -> input(each.getAsJsonObject())),
                list(json.get("filters"), each -> filter(each.getAsJsonObject())),
                Optional.ofNullable(json.getAsJsonObject("body"))
                        .map(body -> new BodyUse(body.get("argument").getAsString(), body.has("schema"))));
    }

    private static JsonObject input(InputUse use) {
        JsonObject json = new JsonObject();
        json.addProperty(use.property() ? "property" : "parameter", use.name());
        json.addProperty("from", word(use.from()));
        if (!use.argument().isEmpty()) {
            json.addProperty("argument", use.argument());
        }
        flag(json, "stated", use.stated());
        flag(json, "needed", use.needed());
        flag(json, "preset", use.preset());
        if (!use.values().isEmpty()) {
            json.add("values", texts(use.values()));
        }
        return json;
    }

    private static InputUse input(JsonObject json) {
        boolean property = json.has("property");
        return new InputUse(
                json.get(property ? "property" : "parameter").getAsString(),
                property,
                From.valueOf(constant(json, "from")),
                json.has("argument") ? json.get("argument").getAsString() : "",
                json.has("stated"),
                json.has("needed"),
                json.has("preset"),
                list(json.get("values"), JsonElement::getAsString));
    }

    private static JsonObject filter(FilterUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("field", use.field());
        json.addProperty("operator", use.operator());
        json.addProperty("argument", use.argument());
        flag(json, "needed", use.needed());
        use.schema().ifPresent(schema -> json.addProperty("schema", schema));
        if (!use.values().isEmpty()) {
            json.add("values", texts(use.values()));
        }
        return json;
    }

    private static FilterUse filter(JsonObject json) {
        return new FilterUse(
                json.get("field").getAsString(),
                json.get("operator").getAsString(),
                json.get("argument").getAsString(),
                json.has("needed"),
                Optional.ofNullable(json.get("schema")).map(JsonElement::getAsString),
                list(json.get("values"), JsonElement::getAsString));
    }

    /** A flag is there or not: what is usual takes no room. */
    private static void flag(JsonObject json, String key, boolean set) {
        if (set) {
            json.addProperty(key, true);
        }
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static <T> List<T> list(JsonElement array, Function<JsonElement, T> reader) {
        List<T> list = new ArrayList<>();
        if (array != null) {
            array.getAsJsonArray().forEach(each -> list.add(reader.apply(each)));
        }
        return list;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(JsonObject json, String key) {
        return json.get(key).getAsString().toUpperCase(Locale.ROOT);
    }
}
