package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.connect.Places.OperatingSystem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each client's file is where its documentation says. */
class PlacesTest {
    private static final Path HOME = Path.of("/home/ada");
    private static final Path PROJECT = Path.of("/home/me/project");

    @ParameterizedTest
    @CsvSource({
        "claude-code, Linux, /home/me/project/.mcp.json",
        "claude-code, Mac OS X, /home/me/project/.mcp.json",
        "claude-desktop, Linux, /home/ada/.config/Claude/claude_desktop_config.json",
        "claude-desktop, Mac OS X, /home/ada/Library/Application Support/Claude/claude_desktop_config.json",
        "claude-desktop, Windows 11, /home/ada/AppData/Roaming/Claude/claude_desktop_config.json",
        "cursor, Windows 11, /home/ada/.cursor/mcp.json",
        "vscode, Linux, /home/me/project/.vscode/mcp.json",
        "codex, Linux, /home/ada/.codex/config.toml",
        "gemini, Mac OS X, /home/ada/.gemini/settings.json",
        "zed, Linux, /home/ada/.config/zed/settings.json",
        "zed, Mac OS X, /home/ada/.config/zed/settings.json",
        "zed, Windows 11, /home/ada/AppData/Roaming/Zed/settings.json"
    })
    void a_clients_file_is_found_on_each_system(String client, String system, Path file) {
        assertThat(file(client, system, Map.of())).isEqualTo(file);
    }

    @Test
    void folders_that_the_environment_names_win() {
        assertThat(file("codex", "Linux", Map.of("CODEX_HOME", "/codex"))).isEqualTo(Path.of("/codex/config.toml"));
        assertThat(file("zed", "Linux", Map.of("XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/xdg/zed/settings.json"));
        assertThat(file("zed", "Windows 11", Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Zed/settings.json"));
        assertThat(file("codex", "Linux", Map.of("CODEX_HOME", ""))).isEqualTo(HOME.resolve(".codex/config.toml"));
    }

    @Test
    void files_of_a_project_are_known_to_be_shared_and_a_flow_has_none() {
        Places places = new Places(OperatingSystem.LINUX, HOME, PROJECT, Map.of());
        assertThat(Assistant.all())
                .filteredOn(client ->
                        client.target(places).filter(ConfigTarget::shared).isPresent())
                .extracting(Assistant::id)
                .containsExactly("claude-code", "vscode");
        assertThat(Assistant.all())
                .filteredOn(client -> client.target(places).isEmpty())
                .extracting(Assistant::id)
                .containsExactly("kestra-ai-agent");
    }

    private static Path file(String client, String system, Map<String, String> environment) {
        Places places = new Places(OperatingSystem.of(system), HOME, PROJECT, environment);
        return Assistant.all().stream()
                .filter(each -> each.id().equals(client))
                .findFirst()
                .orElseThrow()
                .target(places)
                .orElseThrow()
                .file();
    }
}
