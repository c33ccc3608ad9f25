package io.kestramcp.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.List;
import java.util.stream.StreamSupport;

/** The rows that a tool answered. */
final class Rows {
    private Rows() {}

    /** All rows. */
    static List<JsonObject> of(Answer answer) {
        return of(answer.rows());
    }

    /** The objects of a list. */
    static List<JsonObject> of(JsonElement list) {
        return StreamSupport.stream(list.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** One column of them, as text. */
    static List<String> column(Answer answer, String name) {
        return column(answer.rows(), name);
    }

    /** One field of the objects of a list, as text. */
    static List<String> column(JsonElement list, String name) {
        return of(list).stream().map(row -> row.get(name).getAsString()).toList();
    }
}
