package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import io.kestramcp.conformance.SuiteTools.Work;
import io.kestramcp.mcp.ClientLog.Level;
import io.kestramcp.mcp.Content;
import io.kestramcp.mcp.ResourceContents.TextContents;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suite's tools that only answer. */
final class Answering {
    private static final Content.Image IMAGE = new Content.Image(Samples.PNG, "image/png");

    private Answering() {}

    static Map<String, Work> tools() {
        Map<String, Work> tools = new LinkedHashMap<>();
        tools.put("test_simple_text", call -> text("This is a simple text response for testing."));
        tools.put("test_image_content", call -> answer(IMAGE));
        tools.put("test_audio_content", call -> answer(new Content.Audio(Samples.WAV, "audio/wav")));
        tools.put(
                "test_embedded_resource",
                call -> answer(embedded("embedded-resource", "text/plain", "This is an embedded resource content.")));
        tools.put(
                "test_multiple_content_types",
                call -> answer(
                        new Content.Text("Multiple content types test:"),
                        IMAGE,
                        embedded("mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}")));
        tools.put("test_tool_with_logging", Answering::logging);
        tools.put("test_logging_tool", Answering::logging);
        tools.put(
                "test_error_handling",
                call -> new ToolAnswer(
                        List.of(new Content.Text("This tool intentionally returns an error for testing")),
                        new JsonObject(),
                        true));
        tools.put("test_tool_with_progress", Answering::progress);
        tools.put("json_schema_2020_12_tool", call -> text("Accepted."));
        return tools;
    }

    static ToolAnswer text(String text) {
        return answer(new Content.Text(text));
    }

    private static ToolAnswer logging(ToolCall call) {
        call.log().log(Level.INFO, "Tool execution started");
        call.log().log(Level.INFO, "Tool processing data");
        call.log().log(Level.INFO, "Tool execution completed");
        return text("Logged.");
    }

    private static ToolAnswer progress(ToolCall call) {
        call.progress().report(0, 100, "started");
        call.progress().report(50, 100, "half");
        call.progress().report(100, 100, "done");
        return text("Progressed.");
    }

    private static Content embedded(String name, String mimeType, String text) {
        return new Content.Embedded(new TextContents("test://" + name, mimeType, text));
    }

    private static ToolAnswer answer(Content... content) {
        return new ToolAnswer(List.of(content), new JsonObject(), false);
    }
}
