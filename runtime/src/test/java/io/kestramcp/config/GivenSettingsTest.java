package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an assistant's gateway is given of the settings that are set where it is connected. */
class GivenSettingsTest {
    /** By the first of their words, so that a new setting which belongs to none of these must be handed on. */
    private static final Set<String> OF_HTTP = Set.of(
            "HOST",
            "PORT",
            "TLS",
            "ALLOWED",
            "CALLS",
            "ANSWER",
            "MAX_CALLS",
            "MAX_CONNECTIONS",
            "MAX_STREAMS",
            "STREAMS",
            "TRUSTED",
            "PUBLIC",
            "AUTHORIZATION",
            "CLIENT",
            "ACCESS",
            "MANAGEMENT",
            "DRAIN");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void every_setting_is_handed_on_unless_it_is_of_http(Setting setting) {
        GivenSettings given = read(Map.of(setting.key(), "set"));

        boolean ofHttp = OF_HTTP.stream().anyMatch(word -> setting.key().startsWith("KESTRA_MCP_" + word));
        assertThat(given.texts().containsKey(setting.key())).isEqualTo(!ofHttp && !setting.secret());
        assertThat(given.secrets().contains(setting.key())).isEqualTo(!ofHttp && setting.secret());
        assertThat(given.texts().size() + given.secrets().size()).isEqualTo(ofHttp ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            names = {"KESTRA_CA_FILE", "KESTRA_MCP_POLICY_FILE", "KESTRA_MCP_AUDIT_FILE", "KESTRA_MCP_STORE"})
    void a_path_is_one_that_holds_elsewhere_too(Setting setting) {
        assertThat(read(Map.of(setting.key(), "here/file")).texts())
                .containsEntry(
                        setting.key(), Path.of("here/file").toAbsolutePath().toString());
    }

    @Test
    void the_address_of_a_database_is_no_path() {
        String database = "jdbc:postgresql://db.example/gateway";
        assertThat(read(Map.of("KESTRA_MCP_STORE", database)).texts()).containsEntry("KESTRA_MCP_STORE", database);
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            names = {"KESTRA_MCP_STORE_PASSWORD", "ENCRYPTION_KEYS", "ENCRYPTION_KEY"})
    void of_a_secret_in_a_file_the_path_is_handed_on(Setting secret) {
        GivenSettings given = read(Map.of(secret.key() + "_FILE", "here/secret"));

        assertThat(given.secrets()).isEmpty();
        assertThat(given.texts())
                .isEqualTo(Map.of(
                        secret.key() + "_FILE",
                        Path.of("here/secret").toAbsolutePath().toString()));
    }

    @Test
    void who_has_tokens_of_his_own_has_them_there_too_though_he_named_no_store() {
        assertThat(read(Map.of("KESTRA_MCP_CREDENTIALS", "Per-User")).texts())
                .containsEntry(
                        "KESTRA_MCP_STORE",
                        Path.of("kestra-mcp-data/store").toAbsolutePath().toString());
    }

    @Test
    void a_transport_that_is_set_here_does_not_keep_the_assistant_from_its_own() {
        assertThat(read(Map.of("KESTRA_MCP_TRANSPORT", "http")).texts())
                .isEqualTo(Map.of("KESTRA_MCP_TRANSPORT", "stdio"));
    }

    private static GivenSettings read(Map<String, String> environment) {
        return GivenSettings.read(Map.of(), environment, Optional.empty());
    }
}
