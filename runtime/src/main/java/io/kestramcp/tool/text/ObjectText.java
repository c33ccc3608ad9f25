package io.kestramcp.tool.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** An object, one {@code key: value} line for each entry; a text of several lines stands in a fence below its key. */
final class ObjectText {
    private ObjectText() {}

    static String of(JsonObject object) {
        List<String> lines = new ArrayList<>();
        object.asMap()
                .forEach((key, value) ->
                        lines.add(Inline.escaped(key) + ":" + (block(value) ? "\n" : " ") + shown(value)));
        return String.join("\n", lines);
    }

    private static String shown(JsonElement value) {
        return block(value) ? Fence.around(value.getAsString()) : Inline.value(value);
    }

    private static boolean block(JsonElement value) {
        return Inline.isString(value) && value.getAsString().contains("\n");
    }
}
