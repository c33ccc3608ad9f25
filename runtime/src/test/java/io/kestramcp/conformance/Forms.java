package io.kestramcp.conformance;

import com.google.gson.JsonParser;
import io.kestramcp.mcp.Question;

/** The forms that the suite expects to be asked. */
final class Forms {
    private Forms() {}

    /** One text. */
    static Question.Form text(String message, String field) {
        return form(message, "{\"" + field + "\":{\"type\":\"string\"}}", field);
    }

    /** A yes or no. */
    static Question.Form confirmation(String message) {
        return form(message, "{\"ok\":{\"type\":\"boolean\"}}", "ok");
    }

    /** Whether to go on. */
    static Question.Form sure(String message) {
        return form(message, "{\"confirm\":{\"type\":\"boolean\"}}", "confirm");
    }

    /** Two texts. */
    static Question.Form user(String message) {
        return form(message, """
                {"username":{"type":"string","description":"User's response"},
                 "email":{"type":"string","description":"User's email address"}}""", "username", "email");
    }

    /** Every kind of field with a default (SEP-1034). */
    static Question.Form defaults() {
        return form("Please review the defaults", """
                {"name":{"type":"string","default":"John Doe"},
                 "age":{"type":"integer","default":30},
                 "score":{"type":"number","default":95.5},
                 "status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
                 "verified":{"type":"boolean","default":true}}""");
    }

    /** Every kind of choice (SEP-1330). */
    static Question.Form choices() {
        return form("Please choose", """
                {"untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
                 "titledSingle":{"type":"string","oneOf":[
                   {"const":"value1","title":"First Option"},{"const":"value2","title":"Second Option"}]},
                 "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],
                   "enumNames":["Option One","Option Two","Option Three"]},
                 "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
                 "titledMulti":{"type":"array","items":{"anyOf":[
                   {"const":"value1","title":"First Choice"},{"const":"value2","title":"Second Choice"}]}}}""");
    }

    private static Question.Form form(String message, String properties, String... required) {
        String schema = "{\"type\":\"object\",\"properties\":" + properties
                + (required.length == 0 ? "" : ",\"required\":[\"" + String.join("\",\"", required) + "\"]") + "}";
        return new Question.Form(message, JsonParser.parseString(schema).getAsJsonObject());
    }
}
