package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.kestramcp.connect.Connection.Http;
import io.kestramcp.connect.Connection.Stdio;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each client takes what is printed for it, by its own rules, and finds in it what it needs. */
class AssistantTest {
    private static final Http HTTP = new Http(URI.create("https://mcp.example.com/mcp"));
    private static final Stdio STDIO = new Stdio(
            "/opt/kestra mcp/kestra-mcp",
            List.of("stdio"),
            Map.of("KESTRA_BASE_URL", "https://kestra.example/a?b=\"c\"\\d"),
            List.of());
    private static final Stdio SECRET =
            new Stdio("kestra-mcp", List.of("stdio"), Map.of(), List.of("KESTRA_API_TOKEN"));

    static List<String> clients() {
        return Assistant.all().stream().map(Assistant::id).toList();
    }

    @Test
    void all_clients_are_there() {
        assertThat(clients())
                .containsExactly(
                        "claude-code",
                        "claude-desktop",
                        "cursor",
                        "vscode",
                        "codex",
                        "gemini",
                        "zed",
                        "kestra-ai-agent");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void a_client_takes_the_program_that_it_is_to_start(String client) {
        String json = ClientRules.accepted(client, paste(client, STDIO).text()).toString();
        assertThat(json)
                .contains(quoted(STDIO.command()), "\"stdio\"")
                .contains(quoted(STDIO.environment().get("KESTRA_BASE_URL")));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void a_client_takes_the_address_of_a_gateway_or_is_told_what_to_do(String client) {
        if (assistant(client).advice("kestra", HTTP) instanceof Advice.Impossible impossible) {
            assertThat(client).isEqualTo("claude-desktop");
            assertThat(impossible.why()).contains("Connectors", "https://mcp.example.com/mcp");
        } else {
            assertThat(ClientRules.accepted(client, paste(client, HTTP).text()).toString())
                    .contains("\"https://mcp.example.com/mcp\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, ${KESTRA_API_TOKEN}",
        "cursor, ${env:KESTRA_API_TOKEN}",
        "vscode, ${input:KESTRA_API_TOKEN}",
        "gemini, ${KESTRA_API_TOKEN}",
        "codex, \"env_vars\":[\"KESTRA_API_TOKEN\"]",
        "kestra-ai-agent, {{ secret('KESTRA_API_TOKEN') }}"
    })
    void a_secret_is_referred_to_in_the_clients_own_way(String client, String reference) {
        assertThat(ClientRules.accepted(client, paste(client, SECRET).text()).toString())
                .contains(reference);
    }

    @ParameterizedTest
    @CsvSource({"claude-desktop", "zed"})
    void a_client_that_can_refer_to_none_is_given_none_and_it_is_said(String client) {
        Advice.Paste paste = paste(client, SECRET);
        ClientRules.accepted(client, paste.text());
        assertThat(paste.text()).doesNotContain("KESTRA_API_TOKEN");
        assertThat(paste.notes().toString()).contains("KESTRA_API_TOKEN is left out", "KESTRA_API_TOKEN_FILE");
    }

    @Test
    void vs_code_asks_for_a_secret_and_hides_it() {
        JsonObject json =
                ClientRules.accepted("vscode", paste("vscode", SECRET).text()).getAsJsonObject();
        JsonElement input = json.getAsJsonArray("inputs").get(0);
        assertThat(input.getAsJsonObject().get("password").getAsBoolean()).isTrue();
        assertThat(input.getAsJsonObject().get("id").getAsString()).isEqualTo("KESTRA_API_TOKEN");
    }

    /** Tried with Claude Code 1.0.60, 2.0.77, 2.1.89 and 2.1.330: a name after --env is refused by each of them. */
    @Test
    void claude_codes_command_is_one_that_a_shell_reads_right_and_never_has_a_secret() {
        assertThat(paste("claude-code", HTTP).command())
                .contains("claude mcp add --transport http kestra https://mcp.example.com/mcp");
        assertThat(paste("claude-code", STDIO).command())
                .contains(
                        "claude mcp add --transport stdio kestra --env"
                                + " 'KESTRA_BASE_URL=https://kestra.example/a?b=\"c\"\\d' -- '/opt/kestra mcp/kestra-mcp' stdio");
        assertThat(paste("claude-code", SECRET).command()).isEmpty();
        assertThat(Shell.word("it's")).isEqualTo("'it'\\''s'");
    }

    @ParameterizedTest
    @CsvSource({
        "cursor, {\"mcpServers\": {\"k\": {\"httpUrl\": \"https://a\"}}}",
        "gemini, {\"mcpServers\": {\"k\": {\"url\": \"https://a\"}}}",
        "vscode, {\"mcpServers\": {\"k\": {\"url\": \"https://a\"}}}",
        "claude-code, {\"mcpServers\": {\"k\": {\"url\": \"https://a\"}}}",
        "claude-desktop, {\"mcpServers\": {\"k\": {\"url\": \"https://a\"}}}",
        "zed, {\"mcpServers\": {\"k\": {\"url\": \"https://a\"}}}"
    })
    void the_rules_notice_what_a_client_would_not_find(String client, String wrong) {
        assertThat(ClientRules.errors(client, JsonParser.parseString(wrong))).isNotEmpty();
    }

    static Stream<String> written() {
        return clients().stream().filter(client -> !client.equals("kestra-ai-agent"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void what_is_written_into_no_file_at_all_is_what_is_printed(String client) throws Exception {
        String merged = assistant(client).merged("", "kestra", SECRET);
        assertThat(ClientRules.accepted(client, merged))
                .isEqualTo(ClientRules.accepted(client, paste(client, SECRET).text()));
        assertThat(assistant(client).merged(merged, "kestra", SECRET)).isEqualTo(merged);
        assertThat(assistant(client).merged(merged, "kestra", STDIO)).isNotEqualTo(merged);
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    private static Assistant assistant(String client) {
        return Assistant.all().stream()
                .filter(each -> each.id().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private static Advice.Paste paste(String client, Connection connection) {
        return (Advice.Paste) assistant(client).advice("kestra", connection);
    }
}
