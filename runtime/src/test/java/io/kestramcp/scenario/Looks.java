package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looking at what a tool answers: until it is so, and column by column. */
final class Looks {
    private static final int MOST = 10_000;

    private Looks() {}

    /** Calls a tool again and again until its answer is as wanted: Kestra does some things a moment after it said so. */
    static Answer until(McpCaller client, String tool, JsonObject arguments, Predicate<Answer> wanted)
            throws IOException, InterruptedException {
        Answer seen = client.call(tool, arguments);
        for (int i = 0; i < MOST && !wanted.test(seen); i++) {
            seen = client.call(tool, arguments);
        }
        if (!wanted.test(seen)) {
            throw new AssertionError(tool + " never came to answer as wanted, but: " + seen.text());
        }
        return seen;
    }

    /** One field of every row of a list; rows without it are left out. */
    static List<String> column(Answer answer, String field) {
        return column(answer, "results", field);
    }

    /** One field of every object of a list in an answer. */
    static List<String> column(Answer answer, String list, String field) {
        List<String> column = new ArrayList<>();
        for (JsonElement row : answer.content().getAsJsonArray(list)) {
            JsonElement value = row.getAsJsonObject().get(field);
            if (value != null) {
                column.add(value.getAsString());
            }
        }
        return column;
    }

    /** Arguments: names and their values, by turns. Values are texts, numbers, booleans or JSON. */
    static JsonObject with(Object... namesAndValues) {
        JsonObject arguments = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            Object value = namesAndValues[i + 1];
            if (value instanceof JsonElement json) {
                arguments.add(name, json);
            } else if (value instanceof Number number) {
                arguments.addProperty(name, number);
            } else if (value instanceof Boolean flag) {
                arguments.addProperty(name, flag);
            } else {
                arguments.addProperty(name, (String) value);
            }
        }
        return arguments;
    }

    /** Arguments that begin with the namespace of most scenarios. */
    static JsonObject team(Object... namesAndValues) {
        JsonObject arguments = with(namesAndValues);
        arguments.addProperty("namespace", "company.team");
        return arguments;
    }

    /** A list of texts. */
    static JsonArray list(String... texts) {
        JsonArray list = new JsonArray();
        for (String text : texts) {
            list.add(text);
        }
        return list;
    }

    /** Calls a tool that must succeed. */
    static Answer ok(McpCaller client, String tool, JsonObject arguments) throws IOException, InterruptedException {
        return client.ok(tool, arguments.toString());
    }

    /** Calls a tool that must refuse; gives what it said. */
    static String refused(McpCaller client, String tool, JsonObject arguments)
            throws IOException, InterruptedException {
        Answer answer = client.call(tool, arguments);
        if (!answer.failed()) {
            throw new AssertionError(tool + " should refuse, but answered: " + answer.text());
        }
        return answer.text();
    }
}
