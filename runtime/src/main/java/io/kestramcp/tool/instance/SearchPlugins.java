package io.kestramcp.tool.instance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds task and trigger types. Kestra's own search looks at plugin names only (recording 781 of 2.0 finds nothing for
 * "log"), so all of them are read and searched here.
 */
public final class SearchPlugins implements Tool {
    private static final int USUAL_LIMIT = 20;
    private static final int ALL = 10_000;
    private static final List<String> KINDS = List.of("tasks", "triggers");

    private final Tool plugins;

    /** @param plugins the part {@code plugin_list} */
    public SearchPlugins(Tool plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "search_plugins";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        List<String> words = List.of(
                call.arguments().text("query").strip().toLowerCase(Locale.ROOT).split("\\s+"));
        JsonObject answer = call.use(plugins, new ToolInput().with("size", ALL).json());
        List<Type> found = new ArrayList<>();
        for (JsonElement each : answer.getAsJsonArray("results")) {
            types(each.getAsJsonObject()).stream()
                    .filter(type -> type.has(words))
                    .forEach(found::add);
        }
        found.sort(
                Comparator.comparingInt((Type type) -> -type.hitsInName(words)).thenComparing(Type::name));
        JsonArray results = new JsonArray();
        found.stream().limit(call.arguments().integer("limit", USUAL_LIMIT)).forEach(type -> results.add(type.json()));
        JsonObject content = new JsonObject();
        content.add("results", results);
        content.addProperty("total", found.size());
        return Reply.of(content);
    }

    private static List<Type> types(JsonObject plugin) {
        List<Type> types = new ArrayList<>();
        for (String kind : KINDS) {
            if (plugin.get(kind) instanceof JsonArray list) {
                list.forEach(each -> types.add(Type.read(each, kind)));
            }
        }
        return types;
    }

    private record Type(String name, String kind, String title) {
        static Type read(JsonElement element, String kind) {
            String singular = kind.substring(0, kind.length() - 1);
            if (element instanceof JsonObject object) {
                String title = object.has("title") && !object.get("title").isJsonNull()
                        ? object.get("title").getAsString()
                        : "";
                return new Type(object.get("cls").getAsString(), singular, title);
            }
            return new Type(element.getAsString(), singular, "");
        }

        boolean has(List<String> words) {
            String text = (name + " " + title).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(text::contains);
        }

        int hitsInName(List<String> words) {
            String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return (int) words.stream().filter(last::contains).count();
        }

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("type", name);
            json.addProperty("kind", kind);
            json.addProperty("title", title);
            return json;
        }
    }
}
