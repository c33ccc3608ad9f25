package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConnectCommandTest {
    private static final String CANARY = "canary-4e1b";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_settings_that_are_set_here_are_those_of_the_gateway_that_is_started_there() throws IOException {
        Files.writeString(folder.resolve(".env"), "KESTRA_TENANT_ID=blue\n");
        Path token = Files.writeString(folder.resolve("token"), CANARY);
        Map<String, String> environment = Map.of(
                "KESTRA_BASE_URL", "https://kestra.example",
                "KESTRA_API_TOKEN_FILE", token.toString(),
                "KESTRA_MCP_PORT", "9000",
                "PATH", "/bin");

        assertThat(run(environment, "connect", "cursor", "--toolsets", "all", "--command", "/opt/kestra-mcp"))
                .isZero();

        JsonObject server = server(out.toString(), "kestra");
        assertThat(server.get("command").getAsString()).isEqualTo("/opt/kestra-mcp");
        assertThat(server.get("args").toString()).isEqualTo("[\"stdio\"]");
        assertThat(server.getAsJsonObject("env").asMap())
                .hasSize(4)
                .hasEntrySatisfying(
                        "KESTRA_BASE_URL", url -> assertThat(url.getAsString()).isEqualTo("https://kestra.example"))
                .hasEntrySatisfying("KESTRA_TENANT_ID", tenant -> assertThat(tenant.getAsString())
                        .isEqualTo("blue"))
                .hasEntrySatisfying("KESTRA_API_TOKEN_FILE", path -> assertThat(path.getAsString())
                        .isEqualTo(token.toString()))
                .hasEntrySatisfying("KESTRA_MCP_TOOLSETS", tools -> assertThat(tools.getAsString())
                        .isEqualTo("all"));
        assertThat(err.toString()).contains("~/.cursor/mcp.json").doesNotContain("No credential");
    }

    @Test
    void what_the_policy_forbids_here_is_forbidden_there() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "deny_tools: [delete_flow]\n");

        assertThat(run(Map.of("KESTRA_MCP_POLICY_FILE", policy.toString()), "connect", "cursor"))
                .as(err.toString())
                .isZero();

        assertThat(server(out.toString(), "kestra")
                        .getAsJsonObject("env")
                        .get("KESTRA_MCP_POLICY_FILE")
                        .getAsString())
                .isEqualTo(policy.toString());
    }

    @Test
    void a_key_that_seals_tokens_is_no_credential_for_Kestra_and_who_has_tokens_of_his_own_needs_none() {
        assertThat(run(Map.of("ENCRYPTION_KEY", CANARY), "connect", "cursor")).isZero();
        assertThat(err.toString()).contains("No credential for Kestra is set").doesNotContain(CANARY);
        err.getBuffer().setLength(0);

        assertThat(run(Map.of("KESTRA_MCP_CREDENTIALS", "per-user"), "connect", "cursor"))
                .isZero();
        assertThat(err.toString()).doesNotContain("No credential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"claude-code", "claude-desktop", "cursor", "vscode", "codex", "gemini", "zed", "kestra-ai-agent"
            })
    void a_secret_is_nowhere_to_be_seen(String client) throws IOException {
        Map<String, String> environment = Map.of(
                "KESTRA_USERNAME", "ada@example.com", "KESTRA_PASSWORD", CANARY, "KESTRA_API_TOKEN", CANARY + "2");
        Path file = folder.resolve("config");
        run(environment, "connect", client);
        run(environment, "connect", client, "--write", "--file", file.toString());
        assertThat(out + err.toString()).doesNotContain(CANARY);
        assertThat(Files.exists(file) ? Files.readString(file) : "").doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.com, https://mcp.example.com/mcp",
        "https://mcp.example.com/, https://mcp.example.com/mcp",
        "https://mcp.example.com/mcp, https://mcp.example.com/mcp",
        "http://127.0.0.1:8081/kestra/, http://127.0.0.1:8081/kestra/mcp"
    })
    void an_address_gets_its_path(String given, String whole) {
        assertThat(run(Map.of(), "connect", "gemini", "--url", given, "--name", "prod"))
                .isZero();
        assertThat(server(out.toString(), "prod").get("httpUrl").getAsString()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp.example.com",
                "ftp://mcp.example.com",
                "https://user:pw@mcp.example.com",
                "https://mcp.example.com/?a=b",
                "https://mcp.example.com/#x",
                "https://a b"
            })
    void an_address_that_cannot_be_one_is_refused(String url) {
        assertThat(run(Map.of(), "connect", "cursor", "--url", url)).isEqualTo(Main.USAGE);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_file_is_written_and_told_with_its_copy() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\n  // mine\n  \"theme\": \"One\",\n}\n");
        String[] write = {"connect", "zed", "--url", "https://a", "--write", "--file", file.toString()};
        assertThat(run(Map.of(), write)).isZero();
        assertThat(out.toString()).contains("Wrote " + file + ".", "As it was: " + file + ".bak.");
        assertThat(file).content().contains("// mine", "\"theme\": \"One\",", "\"url\": \"https://a/mcp\"");
        assertThat(run(Map.of(), write)).isZero();
        assertThat(out.toString()).contains("has it already");
    }

    @Test
    void a_file_that_cannot_be_written_safely_is_left_alone_and_what_to_paste_is_printed() throws IOException {
        Path file = Files.writeString(folder.resolve("config.toml"), "model = \n");
        assertThat(run(Map.of(), "connect", "codex", "--url", "https://a", "--write", "--file", file.toString()))
                .isEqualTo(1);
        assertThat(file).hasContent("model = \n");
        assertThat(err.toString()).contains(file + " is no TOML", "It was not touched.");
        assertThat(out.toString()).contains("[mcp_servers.kestra]");
    }

    @Test
    void a_gateway_that_would_have_no_credential_is_told_of() {
        assertThat(run(Map.of("KESTRA_USERNAME", ""), "connect", "gemini")).isZero();
        assertThat(err.toString()).contains("No credential for Kestra is set", "KESTRA_API_TOKEN_FILE");
    }

    @Test
    void what_a_client_cannot_do_is_told_with_the_way_that_it_can() {
        assertThat(run(Map.of(), "connect", "claude-desktop", "--url", "https://a"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Connectors", "https://a/mcp");
        assertThat(run(Map.of(), "connect", "kestra-ai-agent", "--url", "https://a", "--write"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has no file to write");
        assertThat(out.toString()).contains("StreamableHttpMcpClient");
    }

    @Test
    void wrong_words_are_told_with_the_right_ones() {
        assertThat(run(Map.of(), "connect", "curser")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("There is no client curser", "Did you mean cursor?");
        assertThat(run(Map.of(), "connect", "cursor", "--name", "a.b")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--name must be letters");
        assertThat(run(Map.of("KESTRA_BASE_URL", "nowhere"), "connect", "cursor"))
                .isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("KESTRA_BASE_URL");
    }

    private static JsonObject server(String printed, String name) {
        return JsonParser.parseString(printed)
                .getAsJsonObject()
                .getAsJsonObject("mcpServers")
                .getAsJsonObject(name);
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine line =
                Main.commandLine(new Surroundings(environment, folder.resolve(".env"), SecretInput.ofProcess()));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
