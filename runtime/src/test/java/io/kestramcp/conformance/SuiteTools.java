package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.mcp.TaskSupport;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolCall;
import io.kestramcp.mcp.ToolSource;
import io.kestramcp.mcp.Unanswered;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolDescriptor.Binding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tools that the suite calls. */
final class SuiteTools implements ToolSource {
    /** What a tool does. */
    @FunctionalInterface
    interface Work {
        ToolAnswer run(ToolCall call) throws Unanswered;
    }

    private static final ApiLine LINE = new ApiLine("2.0");
    private static final String NOTHING = "{\"type\":\"object\",\"additionalProperties\":false}";
    /** As the suite prints it; the keywords must come through (SEP-1613, SEP-2106). */
    private static final String SCHEMA_2020_12 = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
             "$defs":{"address":{"$anchor":"addressDef","type":"object",
               "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
             "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
               "contactMethod":{"type":"string","enum":["phone","email"]},
               "phone":{"type":"string"},"email":{"type":"string"}},
             "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
             "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
             "then":{"required":["phone"]},"else":{"required":["email"]},
             "additionalProperties":false}""";

    /** Arguments that clients repeat in headers (SEP-2243). */
    private static final String MIRRORED = """
            {"type":"object","additionalProperties":false,"required":["region"],"properties":{
              "region":{"type":"string","x-mcp-header":"Region"},
              "count":{"type":"integer","x-mcp-header":"Count"},
              "dry":{"type":"boolean","x-mcp-header":"Dry"},
              "of":{"type":"object","properties":{"tenant":{"type":"string","x-mcp-header":"Tenant"}}}}}""";

    private final Map<String, Work> work = new LinkedHashMap<>();
    private final Map<String, String> schemas = Map.of(
            "test_sampling", text("prompt"),
            "test_elicitation", text("message"),
            "greet", text("name"),
            "confirm_delete", text("filename"),
            "slow_compute", Working.SECONDS,
            "json_schema_2020_12_tool", SCHEMA_2020_12,
            "test_mirrored", MIRRORED);

    private volatile boolean grown;

    /** @param prompts changed by a tool */
    SuiteTools(SuitePrompts prompts) {
        work.putAll(Answering.tools());
        work.putAll(Asking.tools());
        work.putAll(Working.tools());
        work.put("test_mirrored", call -> Answering.text("Read."));
        work.put("test_trigger_tool_change", call -> {
            change();
            return Answering.text("The list of tools has changed.");
        });
        work.put("test_trigger_prompt_change", call -> {
            prompts.change();
            return Answering.text("The list of prompts has changed.");
        });
    }

    /** There is one tool more, or one less. */
    void change() {
        grown = !grown;
    }

    @Override
    public KestraServer server() {
        return new KestraServer("2.0.0", "OSS", LINE, true);
    }

    @Override
    public List<ToolDescriptor> visible(Identity caller, KestraServer server) {
        return Stream.concat(work.keySet().stream(), grown ? Stream.of("test_grown") : Stream.empty())
                .map(name -> tool(name, schemas.getOrDefault(name, NOTHING)))
                .toList();
    }

    @Override
    public TaskSupport taskSupport(ToolDescriptor tool) {
        return Working.SUPPORT.getOrDefault(tool.name(), TaskSupport.FORBIDDEN);
    }

    @Override
    public ToolCall beforeTask(ToolCall call) throws Unanswered {
        return Working.before(call);
    }

    @Override
    public ToolAnswer call(ToolCall call) throws Unanswered {
        return work.get(call.tool().name()).run(call);
    }

    private static ToolDescriptor tool(String name, String inputSchema) {
        Binding binding = new Binding(List.of(), object(inputSchema), object("{\"type\":\"object\"}"));
        return new ToolDescriptor(
                name,
                name,
                "The suite's " + name + ".",
                "suite",
                true,
                List.of("suite.use"),
                Reach.NOTHING,
                new Hints(true, false, true, false),
                false,
                Duration.ofSeconds(10),
                new TreeMap<>(Map.of(LINE, binding)));
    }

    private static String text(String argument) {
        return "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"" + argument
                + "\"],\"properties\":{\"" + argument + "\":{\"type\":\"string\"}}}";
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
