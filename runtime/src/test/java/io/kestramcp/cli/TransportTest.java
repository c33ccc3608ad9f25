package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.config.Transport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command says how assistants connect; a setting that says otherwise is not passed over. */
class TransportTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"http, stdio, serve", "sse, stdio, serve", "stdio, serve, stdio"})
    void a_command_that_serves_otherwise_than_is_set_is_refused_with_the_one_that_does_not(
            String set, String command, String right) {
        assertThat(run(Map.of("KESTRA_MCP_TRANSPORT", set), command)).isEqualTo(Main.USAGE);
        assertThat(err.toString())
                .contains("KESTRA_MCP_TRANSPORT: says", "but the command is " + command, "Give the command " + right);
    }

    @Test
    void a_flag_is_told_as_such() {
        assertThat(run(Map.of(), "serve", "--transport", "stdio")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--transport: says stdio");
    }

    @Test
    void the_short_way_to_stdio_refuses_it_as_well() throws Exception {
        assertThat(Start.stdio(Map.of("KESTRA_MCP_TRANSPORT", "http"), folder.resolve(".env")))
                .isEqualTo(Main.USAGE);
    }

    @Test
    void a_word_that_is_no_transport_is_told_once() {
        assertThat(run(Map.of("KESTRA_MCP_TRANSPORT", "websocket"), "stdio")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("must be http or stdio").doesNotContain("but the command is");
    }

    @Test
    void a_command_that_is_given_is_what_the_settings_say() throws Exception {
        Map<String, String> signIn = Map.of("OIDC_ISSUER_URL", "https://idp");
        for (Map<Setting, String> flags :
                List.of(Map.<Setting, String>of(), Map.of(Setting.KESTRA_MCP_TRANSPORT, "stdio"))) {
            Settings settings = SettingsReader.readToServe(Transport.STDIO, flags, signIn, Optional.empty());
            assertThat(settings.server().transport()).isEqualTo(Transport.STDIO);
            assertThat(settings.warnings())
                    .singleElement()
                    .asString()
                    .contains("OIDC_ISSUER_URL", "not used over stdio");
        }
        assertThat(SettingsReader.readToServe(Transport.HTTP, Map.of(), signIn, Optional.empty())
                        .warnings())
                .isEmpty();
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine line =
                Main.commandLine(new Surroundings(environment, folder.resolve(".env"), SecretInput.ofProcess()));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
