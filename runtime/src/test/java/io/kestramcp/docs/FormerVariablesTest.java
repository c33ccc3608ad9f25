package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.config.SettingsReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the settings page says of the earlier servers' variables is what the gateway does with them. */
class FormerVariablesTest {
    static Stream<String> kept() throws IOException {
        return names(Migration.Fate.KEPT);
    }

    static Stream<String> signIn() throws IOException {
        return names(Migration.Fate.SIGN_IN);
    }

    static Stream<String> ignored() throws IOException {
        return names(Migration.Fate.IGNORED);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_kept_variable_is_a_setting_or_its_other_name(String name) {
        assertThat(settingNames()).contains(name);
    }

    @ParameterizedTest
    @MethodSource("signIn")
    void a_variable_of_sign_in_is_taken_over_http_and_told_to_be_unused_over_stdio(String name)
            throws SettingsException {
        assertThat(read(Map.of(), Map.of(name, "value")).access().signIn()).containsKey(name);
        assertThat(read(Map.of(Setting.KESTRA_MCP_TRANSPORT, "stdio"), Map.of(name, "value"))
                        .warnings())
                .anyMatch(warning -> warning.contains(name));
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void an_ignored_variable_changes_nothing(String name) throws SettingsException {
        assertThat(read(Map.of(), Map.of(name, "value"))).isEqualTo(read(Map.of(), Map.of()));
    }

    @Test
    void every_other_name_of_a_setting_is_told() throws IOException {
        assertThat(kept().toList())
                .containsAll(Arrays.stream(Setting.values())
                        .flatMap(setting -> setting.alias().stream())
                        .toList());
    }

    @Test
    void notes_name_settings_only() throws IOException {
        List<String> notes = MigrationReader.read().variables().values().stream()
                .flatMap(List::stream)
                .map(Migration.Variable::note)
                .toList();
        assertThat(String.join(" ", notes).split("`"))
                .filteredOn(word -> word.startsWith("KESTRA_"))
                .isNotEmpty()
                .allMatch(settingNames()::contains);
    }

    private static Stream<String> names(Migration.Fate fate) throws IOException {
        return MigrationReader.read().variables().values().stream()
                .flatMap(List::stream)
                .filter(variable -> variable.fate() == fate)
                .flatMap(variable -> variable.names().stream())
                .distinct();
    }

    private static Set<String> settingNames() {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> Stream.concat(Stream.of(setting.key()), setting.alias().stream()))
                .collect(Collectors.toSet());
    }

    private static Settings read(Map<Setting, String> flags, Map<String, String> environment) throws SettingsException {
        return SettingsReader.read(flags, environment, Optional.empty());
    }
}
