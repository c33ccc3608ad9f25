package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tools.GeneratedTools;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that a tool had answers for a release more: as the tool of today, under its rules, and with a note. */
class RenamedToolTest {
    private static final String WHICH = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
    private static final String NOTE = "fetch_flow is called get_flow since 0.2: use that name.";

    @TempDir
    private Path folder;

    @Test
    void the_old_name_answers_as_the_new_one_with_a_note_and_is_not_listed() throws Exception {
        run(Map.of(), client -> {
            Flows.save(client, Flows.GREETING);
            Answer now = client.ok("get_flow", WHICH);
            Answer then = client.ok("fetch_flow", WHICH);
            assertThat(then.content()).isEqualTo(now.content());
            assertThat(then.text()).startsWith(now.text()).contains(NOTE);
            assertThat(now.text()).doesNotContain("fetch_flow");
            assertThat(client.names()).contains("get_flow").doesNotContain("fetch_flow", "burn_flow");
        });
    }

    @Test
    void a_failure_has_the_note_too() throws Exception {
        run(Map.of(), client -> {
            Answer failed = client.call("fetch_flow", WHICH.replace("greeting", "nothing"));
            assertThat(failed.failed()).isTrue();
            assertThat(failed.text()).contains(NOTE);
        });
    }

    @Test
    void the_record_has_the_new_name_and_tells_the_old_one() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        run(Map.of("KESTRA_MCP_AUDIT_FILE", audit.toString()), client -> {
            Flows.save(client, Flows.GREETING);
            client.ok("fetch_flow", WHICH);
        });
        List<JsonObject> records = Files.readAllLines(audit).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(record -> record.get("tool").getAsString().equals("get_flow"))
                .toList();
        assertThat(records)
                .extracting(record -> record.get("event").getAsString())
                .containsExactly("decision", "end");
        assertThat(records.get(0).get("called_as").getAsString()).isEqualTo("fetch_flow");
        assertThat(Files.readString(audit)).doesNotContain("\"tool\":\"fetch_flow\"");
    }

    @Test
    void who_may_not_use_the_tool_may_not_use_its_old_name_and_learns_nothing() throws Exception {
        run(Map.of("KESTRA_MCP_DISABLED_TOOLS", "get_flow"), client -> {
            assertThat(error(client, "fetch_flow"))
                    .isEqualTo(error(client, "get_flow").replace("get_flow", "fetch_flow"));
        });
    }

    @Test
    void a_setting_that_names_a_tool_by_its_old_name_still_holds() throws Exception {
        run(Map.of("KESTRA_MCP_DISABLED_TOOLS", "fetch_flow,burn_flow"), client -> {
            assertThat(client.names()).doesNotContain("get_flow");
            assertThat(error(client, "get_flow")).startsWith("Unknown tool: get_flow");
            assertThat(error(client, "fetch_flow")).startsWith("Unknown tool: fetch_flow");
        });
    }

    @Test
    void a_tool_that_is_gone_for_good_says_why() throws Exception {
        run(Map.of(), client -> assertThat(error(client, "burn_flow"))
                .isEqualTo("Unknown tool: burn_flow. burn_flow was removed in 0.2: Kestra cannot burn."));
    }

    /** A scenario with a client. */
    @FunctionalInterface
    private interface Scenario {
        void run(McpCaller client) throws Exception;
    }

    private static String error(McpCaller client, String tool) throws Exception {
        JsonObject params = new JsonObject();
        params.addProperty("name", tool);
        params.add("arguments", JsonParser.parseString(WHICH));
        return client.request("tools/call", params)
                .getAsJsonObject("error")
                .get("message")
                .getAsString();
    }

    private static void run(Map<String, String> settings, Scenario scenario) throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "KESTRA_BASE_URL",
                    kestra.baseUri().toString(),
                    "KESTRA_USERNAME",
                    SandboxOptions.DEMO_USERNAME,
                    "KESTRA_PASSWORD",
                    SandboxOptions.DEMO_PASSWORD,
                    "KESTRA_MCP_PORT",
                    "0"));
            environment.putAll(settings);
            Settings read = SettingsReader.read(Map.of(), environment, Optional.empty());
            try (Assembly assembly = new Assembly(read, catalog());
                    Doors doors = new Doors(read, assembly)) {
                doors.server().start();
                scenario.run(new McpCaller(
                        URI.create("http://127.0.0.1:" + doors.server().port() + "/mcp")));
            }
        }
    }

    /** The tools of this build, of which one had another name, and one is no more. */
    private static ToolCatalog catalog() throws Exception {
        try (InputStream file = GeneratedTools.class.getResourceAsStream("tools.json")) {
            JsonObject json = JsonParser.parseString(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            json.add(
                    "renamed",
                    JsonParser.parseString("[{\"name\": \"fetch_flow\", \"to\": \"get_flow\", \"since\": \"0.2\"},"
                            + "{\"name\": \"burn_flow\", \"removed\": \"Kestra cannot burn.\", \"since\": \"0.2\"}]"));
            return ToolCatalog.of(json, GeneratedTools.all());
        }
    }
}
