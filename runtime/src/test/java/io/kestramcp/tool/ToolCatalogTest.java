package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolCatalogTest {
    private static final String TOOL = """
            {"name": "%s", "title": "T", "description": "D", "toolset": "s", "core": true, "permissions": ["p"],
             "reach": "instance", "hints": {"readOnly": true, "destructive": false, "idempotent": true, "openWorld": false},
             "edition": "%s", "timeout": "PT5S", "inputSchema": {"shared": true}, "lines": {%s}}
            """;
    private static final String OLD =
            "\"1.3\": {\"operations\": [{\"id\": \"op\", \"method\": \"GET\", \"path\": \"/p\"}],"
                    + " \"outputSchema\": {\"of\": \"1.3\"}}";
    private static final String NEW =
            "\"2.0\": {\"operations\": [{\"id\": \"op\", \"method\": \"GET\", \"path\": \"/p\"}],"
                    + " \"outputSchema\": {\"of\": \"2.0\"}}";

    private final ToolCatalog catalog = catalog(
            List.of(tool("b", "OSS", OLD + "," + NEW), tool("a", "EE", OLD + "," + NEW), tool("c", "OSS", NEW)),
            List.of(named("c"), named("a"), named("b")));

    @Test
    void tools_are_listed_in_the_manifests_order() {
        assertThat(names(catalog.all())).containsExactly("b", "a", "c");
    }

    @Test
    void what_the_connected_kestra_lacks_is_not_visible() {
        assertThat(names(catalog.visible(server("1.3", "OSS")))).containsExactly("b");
        assertThat(names(catalog.visible(server("1.3", "EE")))).containsExactly("b", "a");
        assertThat(names(catalog.visible(server("2.0", "OSS")))).containsExactly("b", "c");
    }

    @Test
    void a_tool_is_found_with_its_code() {
        assertThat(catalog.find("a").orElseThrow().tool().name()).isEqualTo("a");
        assertThat(catalog.find("x")).isEmpty();
    }

    @Test
    void the_lines_are_those_of_the_tools_oldest_first() {
        assertThat(catalog.lines()).containsExactly(new ApiLine("1.3"), new ApiLine("2.0"));
    }

    @Test
    void a_schema_is_the_tools_or_the_lines() {
        ToolDescriptor.Binding binding =
                catalog.find("b").orElseThrow().descriptor().bindings().get(new ApiLine("1.3"));

        assertThat(binding.inputSchema().toString()).isEqualTo("{\"shared\":true}");
        assertThat(binding.outputSchema().toString()).isEqualTo("{\"of\":\"1.3\"}");
    }

    @Test
    void a_tool_without_code_or_code_without_a_tool_is_refused() {
        assertThatThrownBy(() -> catalog(List.of(tool("a", "OSS", OLD)), List.of()))
                .hasMessageContaining("build again");
        assertThatThrownBy(() -> catalog(List.of(), List.of(named("a")))).hasMessageContaining("build again");
        assertThatThrownBy(() -> catalog(List.of(tool("a", "OSS", OLD)), List.of(named("a"), named("a"))))
                .hasMessageContaining("build again");
    }

    private static ToolCatalog catalog(List<String> tools, List<Tool> adapters) {
        JsonObject json = JsonParser.parseString("{\"tools\": [" + String.join(",", tools) + "]}")
                .getAsJsonObject();
        return ToolCatalog.of(json, adapters);
    }

    private static String tool(String name, String edition, String lines) {
        return TOOL.formatted(name, edition, lines);
    }

    private static Tool named(String name) {
        return new Tool() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reply call(CallContext call) {
                throw new AssertionError("not called");
            }
        };
    }

    private static KestraServer server(String line, String edition) {
        return new KestraServer(line + ".0", edition, new ApiLine(line), true);
    }

    private static List<String> names(List<ToolCatalog.Entry> entries) {
        return entries.stream().map(entry -> entry.tool().name()).toList();
    }
}
