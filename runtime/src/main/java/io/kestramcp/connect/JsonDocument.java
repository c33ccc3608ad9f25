package io.kestramcp.connect;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.kestramcp.connect.JsonText.Span;
import java.io.IOException;
import java.io.StringReader;

/**
 * A JSON file, maybe with comments and trailing commas, that is changed in one place and stays letter by letter as it was
 * everywhere else. Every change is checked by reading the outcome: it has what it should have, and all else as before.
 */
final class JsonDocument {
    private static final String EMPTY = "{\n}\n";
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final String text;
    private final JsonText places;
    private final JsonObject tree;

    private JsonDocument(String text, JsonText places, JsonObject tree) {
        this.text = text;
        this.places = places;
        this.tree = tree;
    }

    /** Reads; a blank text is an object without members. */
    static JsonDocument read(String text) throws UnmergeableException {
        String whole = text.isBlank() ? EMPTY : text;
        JsonText places = JsonText.of(whole);
        try (JsonReader reader = STRICT.newJsonReader(new StringReader(places.plain()))) {
            JsonElement tree = STRICT.fromJson(reader, JsonElement.class);
            if (!(tree instanceof JsonObject object) || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnmergeableException("holds no JSON object.");
            }
            return new JsonDocument(whole, places, object);
        } catch (JsonParseException | IOException e) {
            throw new UnmergeableException("is no JSON: " + firstLine(e));
        }
    }

    String text() {
        return text;
    }

    /** With a member in an object of the root, in place of an older one of that name. */
    JsonDocument with(String section, String name, JsonElement value) throws UnmergeableException {
        JsonObject expected = tree.deepCopy();
        if (!expected.has(section)) {
            expected.add(section, new JsonObject());
        }
        if (!(expected.get(section) instanceof JsonObject members)) {
            throw new UnmergeableException("has a " + section + " that is no object.");
        }
        members.add(name, value);
        int root = places.skipSpace(0);
        Span object = places.member(root, section);
        if (object == null) {
            JsonObject alone = new JsonObject();
            alone.add(name, value);
            return checked(inserted(root, "\"" + section + "\": ", alone), expected);
        }
        Span old = places.member(object.start(), name);
        return checked(
                old == null
                        ? inserted(object.start(), quoted(name) + ": ", value)
                        : text.substring(0, old.start())
                                + pretty(value, indentAt(old.start()))
                                + text.substring(old.end()),
                expected);
    }

    /** With an element in a list of the root, unless there is one already that has the same text under {@code key}. */
    JsonDocument withElement(String list, String key, JsonObject element) throws UnmergeableException {
        JsonObject expected = tree.deepCopy();
        if (!expected.has(list)) {
            expected.add(list, new JsonArray());
        }
        if (!(expected.get(list) instanceof JsonArray elements)) {
            throw new UnmergeableException("has " + list + " that are no list.");
        }
        for (JsonElement each : elements) {
            if (each instanceof JsonObject object && element.get(key).equals(object.get(key))) {
                return this;
            }
        }
        int root = places.skipSpace(0);
        Span array = places.member(root, list);
        JsonArray changed = new JsonArray();
        changed.add(element);
        changed.addAll(elements);
        expected.add(list, changed);
        return checked(
                array == null ? inserted(root, "\"" + list + "\": ", changed) : inserted(array.start(), "", element),
                expected);
    }

    private static JsonDocument checked(String changed, JsonObject expected) throws UnmergeableException {
        JsonDocument document = read(changed);
        if (!document.tree.equals(expected)) {
            throw new UnmergeableException("cannot be changed safely: maybe it has a member twice.");
        }
        return document;
    }

    /** With something as the first in an object or list. */
    private String inserted(int open, String key, JsonElement value) {
        String newline = newline();
        String outer = indentAt(open);
        int first = places.skipSpace(open + 1);
        boolean empty = places.plain().charAt(first) == '}' || places.plain().charAt(first) == ']';
        String inner = empty || !text.substring(open, first).contains("\n") ? outer + unit() : indentAt(first);
        String rest = text.substring(open + 1);
        boolean lineEnds = rest.startsWith("\n") || rest.startsWith("\r\n");
        String after = empty ? (lineEnds ? "" : newline + outer) : lineEnds ? "," : "," + newline + inner;
        return text.substring(0, open + 1)
                + newline
                + inner
                + key
                + pretty(value, inner)
                + after
                + (empty || lineEnds ? rest : rest.stripLeading());
    }

    private String pretty(JsonElement value, String indent) {
        FormattingStyle style = FormattingStyle.PRETTY.withIndent(unit()).withNewline("\n");
        return new GsonBuilder()
                .disableHtmlEscaping()
                .setFormattingStyle(style)
                .create()
                .toJson(value)
                .replace("\n", newline() + indent);
    }

    /** The white space that a line begins with. */
    private String indentAt(int place) {
        int start = text.lastIndexOf('\n', place - 1) + 1;
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** One step of indentation, as the file's first member has it. */
    private String unit() {
        int root = places.skipSpace(0);
        int first = places.skipSpace(root + 1);
        String indent = text.substring(root, first).contains("\n") ? indentAt(first) : "";
        return indent.isEmpty() ? "  " : indent;
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static String quoted(String name) {
        return STRICT.toJson(name);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^[a-zA-Z.]+Exception: ", "");
    }
}
