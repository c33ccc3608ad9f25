package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String CANARY = "canary-Pa55word";

    @TempDir
    private Path directory;

    @Test
    void A_21_nothing_set_gives_defaults_that_work() throws Exception {
        Settings settings = read(Map.of());
        assertThat(settings)
                .isEqualTo(new Settings(
                        new KestraSettings(
                                URI.create("http://localhost:8080"),
                                "main",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofSeconds(10),
                                16L << 20),
                        new ServerSettings(Transport.HTTP, "127.0.0.1", 8081, List.of(), List.of(), 8L << 20),
                        new ToolSettings(Set.of("core"), Set.of(), false, false, ToolSettings.Confirm.BULK),
                        new AccessSettings(Map.of(), AuthorizationSettings.none(), Optional.empty(), Optional.empty()),
                        Credentials.SHARED,
                        new StoreSettings(
                                "kestra-mcp-data/store",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new LogSettings(LogSettings.Level.INFO, false),
                        new OperationSettings(
                                "127.0.0.1", Optional.empty(), Optional.empty(), Duration.ofSeconds(1), true),
                        List.of()));
        assertThat(settings.server().loopback()).isTrue();
    }

    @Test
    void keys_that_stand_in_a_file_are_known_with_the_file_which_may_change() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "a:b");
        assertThat(read(Map.of("ENCRYPTION_KEYS_FILE", file.toString())).store().encryptionKeysFile())
                .contains(file);
        assertThat(read(Map.of("ENCRYPTION_KEYS", "a:b")).store().encryptionKeysFile())
                .isEmpty();
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws Exception {
        Path dotEnv = dotEnv("KESTRA_MCP_PORT=1\nKESTRA_MCP_HOST=::1\nKESTRA_TENANT_ID=file");
        Settings settings = SettingsReader.read(
                Map.of(Setting.KESTRA_MCP_PORT, "3"),
                Map.of("KESTRA_MCP_PORT", "2", "KESTRA_MCP_HOST", "localhost"),
                Optional.of(dotEnv));
        assertThat(settings.server().port()).isEqualTo(3);
        assertThat(settings.server().host()).isEqualTo("localhost");
        assertThat(settings.kestra().tenant()).isEqualTo("file");
    }

    @Test
    void an_empty_variable_is_not_set_and_a_file_need_not_exist() throws Exception {
        Settings settings = SettingsReader.read(
                Map.of(), Map.of("KESTRA_TENANT_ID", " ", "KESTRA_USERNAME", ""), Optional.of(directory.resolve("no")));
        assertThat(settings.kestra().tenant()).isEqualTo("main");
        assertThat(settings.kestra().username()).isEmpty();
    }

    @Test
    void the_settings_of_the_server_for_one_user_keep_their_meaning() throws Exception {
        Settings settings = read(Map.of(
                "KESTRA_BASE_URL", "http://host:8080/api/v1",
                "KESTRA_TENANT_ID", "demo",
                "KESTRA_USERNAME", "ann@example.com",
                "KESTRA_PASSWORD", CANARY,
                "KESTRA_API_TOKEN", "token",
                "KESTRA_MCP_DISABLED_TOOLS", "ee, files,",
                "KESTRA_MCP_LOG_LEVEL", "warning"));
        assertThat(settings.kestra().baseUrl()).isEqualTo(URI.create("http://host:8080"));
        assertThat(settings.kestra().tenant()).isEqualTo("demo");
        assertThat(settings.kestra().username()).hasValue("ann@example.com");
        assertThat(settings.kestra().password()).hasValue(new Secret(CANARY));
        assertThat(settings.tools().disabled()).containsExactly("ee", "files");
        assertThat(settings.log().level()).isEqualTo(LogSettings.Level.WARN);
        assertThat(settings.warnings())
                .singleElement()
                .asString()
                .contains("the user name and password are used")
                .doesNotContain(CANARY);
        assertThat(settings.toString()).doesNotContain(CANARY);
    }

    @Test
    void the_settings_of_the_server_for_many_users_keep_their_meaning() throws Exception {
        Settings settings = read(Map.of(
                "KESTRA_API_URL", "https://host/",
                "KESTRA_TENANT", "/demo/",
                "KESTRA_VERIFY_SSL", "False",
                "KESTRA_MCP_TRANSPORT", "sse",
                "KESTRA_MCP_HOST", "0.0.0.0",
                "KESTRA_MCP_PORT", "0",
                "ENCRYPTION_KEY", CANARY,
                "KESTRA_TOKEN_STORE", "x"));
        assertThat(settings.kestra().baseUrl()).isEqualTo(URI.create("https://host"));
        assertThat(settings.kestra().tenant()).isEqualTo("demo");
        assertThat(settings.kestra().verifyTls()).isFalse();
        assertThat(settings.server().transport()).isEqualTo(Transport.HTTP);
        assertThat(settings.server().loopback()).isFalse();
        assertThat(settings.server().port()).isZero();
        assertThat(settings.warnings()).singleElement().asString().contains("KESTRA_VERIFY_SSL is false");
    }

    @Test
    void what_configures_sign_in_is_handed_on_and_its_secret_is_not_shown() throws Exception {
        Map<String, String> environment = Map.of("OIDC_ISSUER_URL", "https://idp", "OIDC_CLIENT_SECRET", CANARY);
        Settings overHttp = read(environment);
        assertThat(overHttp.access().signIn()).containsAllEntriesOf(environment);
        assertThat(overHttp.toString()).doesNotContain(CANARY);
        Map<String, String> overStdio = new HashMap<>(environment);
        overStdio.put("KESTRA_MCP_TRANSPORT", "stdio");
        assertThat(read(overStdio).warnings()).singleElement().asString().contains("not used over stdio");
    }

    @Test
    void a_slip_in_a_sign_in_setting_stops_the_start_wherever_it_stands() {
        assertThat(problems(Map.of("OIDC_AUDIENCE_ONYL", "true"))).containsOnlyKeys("OIDC_AUDIENCE_ONYL");
    }

    @Test
    void both_spellings_may_agree_but_not_differ() throws Exception {
        assertThat(read(Map.of("KESTRA_TENANT", "a", "KESTRA_TENANT_ID", "a"))
                        .kestra()
                        .tenant())
                .isEqualTo("a");
        assertThat(problems(Map.of("KESTRA_TENANT", "a", "KESTRA_TENANT_ID", "b")))
                .containsOnlyKeys("KESTRA_TENANT_ID");
    }

    @Test
    void the_tenant_may_stand_in_the_address_but_not_differ() throws Exception {
        assertThat(read(Map.of("KESTRA_BASE_URL", "http://h/api/v1/demo"))
                        .kestra()
                        .tenant())
                .isEqualTo("demo");
        assertThat(problems(Map.of("KESTRA_BASE_URL", "http://h/api/v1/demo", "KESTRA_TENANT_ID", "other")))
                .containsOnlyKeys("KESTRA_TENANT_ID");
    }

    @Test
    void a_secret_may_come_from_a_file_with_a_line_break_at_its_end() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "t0ken\r\n");
        assertThat(read(Map.of("KESTRA_API_TOKEN_FILE", file.toString()))
                        .kestra()
                        .apiToken())
                .hasValue(new Secret("t0ken"));
        Path password = Files.writeString(directory.resolve("password"), " two words \n");
        assertThat(read(Map.of("KESTRA_USERNAME", "ann", "KESTRA_PASSWORD_FILE", password.toString()))
                        .kestra()
                        .password())
                .hasValue(new Secret(" two words "));
    }

    @Test
    void the_secret_of_a_client_at_a_provider_may_come_from_a_file_too() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "client secret\n");
        Map<String, String> environment =
                Map.of("OIDC_CLIENT_SECRET_FILE", file.toString(), "ENTRA_CLIENT_SECRET_FILE", file.toString());
        assertThat(read(environment).access().signIn())
                .containsEntry("OIDC_CLIENT_SECRET", "client secret")
                .containsEntry("ENTRA_CLIENT_SECRET", "client secret");
        assertThat(problems(Map.of(
                        "OIDC_CLIENT_SECRET_FILE", directory.resolve("none").toString())))
                .containsOnlyKeys("OIDC_CLIENT_SECRET_FILE");
        assertThat(problems(Map.of("OIDC_CLIENT_SECRET", "another", "OIDC_CLIENT_SECRET_FILE", file.toString())))
                .isNotEmpty();
    }

    @Test
    void a_secret_file_must_be_there_and_hold_something() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        for (Path file : List.of(directory.resolve("none"), directory, empty, binary)) {
            assertThat(problems(Map.of("KESTRA_API_TOKEN_FILE", file.toString())))
                    .containsOnlyKeys("KESTRA_API_TOKEN_FILE");
        }
        assertThat(problems(Map.of("KESTRA_API_TOKEN_FILE", "\0"))).containsOnlyKeys("KESTRA_API_TOKEN_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "KESTRA_BASE_URL, localhost:8080, http://localhost:8080",
        "KESTRA_BASE_URL, http://ann:canary-Pa55word@host, must not hold a user",
        "KESTRA_TENANT_ID, ../x, letters",
        "KESTRA_TENANT_ID, a/b, letters",
        "KESTRA_VERIFY_SSL, 0, true or false",
        "KESTRA_CA_FILE, /no/such/file, a file that can be read",
        "KESTRA_PROXY, proxy:3128, http://",
        "KESTRA_PROXY, http://u:canary-Pa55word@proxy, must not hold a user",
        "KESTRA_CONNECT_TIMEOUT_SECONDS, 0, from 1 to 300",
        "KESTRA_CONNECT_TIMEOUT_SECONDS, 5s, from 1 to 300",
        "KESTRA_MAX_REPLY_MIB, 513, from 1 to 512",
        "KESTRA_MCP_TRANSPORT, websocket, http or stdio",
        "KESTRA_MCP_PORT, 65536, from 0 to 65535",
        "KESTRA_MCP_PORT, -1, from 0 to 65535",
        "KESTRA_MCP_PORT, 99999999999999999999, from 0 to 65535",
        "KESTRA_MCP_MAX_BODY_MIB, x, from 1 to 256",
        "KESTRA_MCP_AUTHORIZATION_SERVER, on, true or false",
        "KESTRA_MCP_ACCESS_TOKEN_SECONDS, 59, from 60 to 3600",
        "KESTRA_MCP_READ_ONLY, yes, true or false",
        "KESTRA_MCP_NO_DESTRUCTIVE, 1, true or false",
        "KESTRA_MCP_LOG_LEVEL, chatty, TRACE",
        "KESTRA_USERNAME, a:b, colon",
        "KESTRA_API_TOKEN, canary-Pa55word two, one word"
    })
    void a_bad_value_is_refused_with_what_is_allowed(String key, String value, String allowed) {
        Map<String, String> environment = new HashMap<>(Map.of(key, value));
        if (key.equals("KESTRA_USERNAME")) {
            environment.put("KESTRA_PASSWORD", CANARY);
        }
        Map<String, String> problems = problems(environment);
        assertThat(problems).containsOnlyKeys(key);
        assertThat(problems.get(key)).contains(allowed);
    }

    @Test
    void half_a_credential_is_refused() {
        assertThat(problems(Map.of("KESTRA_USERNAME", "ann"))).containsOnlyKeys("KESTRA_PASSWORD");
        assertThat(problems(Map.of("KESTRA_PASSWORD", CANARY))).containsOnlyKeys("KESTRA_USERNAME");
    }

    @Test
    void a_line_break_in_a_value_is_refused_without_showing_it() {
        assertThat(problems(Map.of("KESTRA_USERNAME", "ann", "KESTRA_PASSWORD", CANARY + "\nX: y")))
                .containsKey("KESTRA_PASSWORD");
        assertThat(problems(Map.of("KESTRA_MCP_HOST", "a\u001B[2J"))).containsOnlyKeys("KESTRA_MCP_HOST");
        assertThat(problems(Map.of("KESTRA_TENANT_ID", "a\u001B[2J")).get("KESTRA_TENANT_ID"))
                .doesNotContain("\u001B");
    }

    @Test
    void all_problems_are_told_at_once_each_where_it_was_made() throws Exception {
        Path dotEnv = dotEnv("KESTRA_VERIFY_SSL=maybe\n\nnonsense\nKESTRA_PASWORD=" + CANARY + "\n");
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> SettingsReader.read(
                        Map.of(Setting.KESTRA_MCP_PORT, "x"),
                        Map.of("KESTRA_MCP_LOG_LEVEL", "loud"),
                        Optional.of(dotEnv)));
        assertThat(refused.problems())
                .extracting(SettingProblem::where)
                .containsExactlyInAnyOrder(
                        ".env:3", ".env KESTRA_PASWORD", ".env:1 KESTRA_VERIFY_SSL", "--port", "KESTRA_MCP_LOG_LEVEL");
        assertThat(refused.getMessage().lines())
                .hasSize(5)
                .anyMatch(line -> line.endsWith("Did you mean KESTRA_PASSWORD?"));
        assertThat(refused).message().doesNotContain(CANARY);
    }

    /** A slip in a switch that forbids something must not pass, wherever it is made. */
    @Test
    void an_unknown_name_of_ours_is_refused_in_the_environment_too() {
        assertThat(problems(Map.of("KESTRA_MCP_READ_ONYL", "true")).get("KESTRA_MCP_READ_ONYL"))
                .contains("Did you mean KESTRA_MCP_READ_ONLY?");
        assertThat(problems(Map.of("KESTRA_MCP_FROBNICATE", "true")).get("KESTRA_MCP_FROBNICATE"))
                .contains("docs/settings.md");
    }

    @Test
    void a_likely_slip_in_the_shared_environment_is_a_warning() throws Exception {
        assertThat(read(Map.of("KESTRA_PASSWROD", CANARY, "KESTRA_SOMETHING_ELSE", "x", "PATH", "y"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("Did you mean KESTRA_PASSWORD?")
                .doesNotContain(CANARY);
    }

    @Test
    void the_file_is_ours_so_an_unknown_name_there_is_refused() throws Exception {
        for (String key : List.of("KESTRA_SOMETHING_ELSE", "KETSRA_PASSWORD")) {
            Path dotEnv = dotEnv(key + "=x");
            SettingsException refused = catchThrowableOfType(
                    SettingsException.class, () -> SettingsReader.read(Map.of(), Map.of(), Optional.of(dotEnv)));
            assertThat(refused.problems()).extracting(SettingProblem::where).containsExactly(".env " + key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY",
                "GOOGLE_API_KEY",
                "POSTGRES_PASSWORD",
                "KESTRA_CONFIGURATION",
                "KESTRA_BASE_URL_EE_LATEST",
                "KESTRA_PASSWORD_OSS_DEVELOP",
                "ENCRYPTION_KEY",
                "ACCESS_TOKEN_TTL_SECONDS",
                "MCP_REDIRECT_URI"
            })
    void what_others_keep_in_the_same_file_is_left_alone(String key) throws Exception {
        Settings settings = SettingsReader.read(Map.of(), Map.of(key, "x"), Optional.of(dotEnv(key + "=x")));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void lists_are_trimmed_lowered_and_without_repeats() throws Exception {
        Settings settings = read(Map.of(
                "KESTRA_MCP_TOOLSETS", " Core,kv , ,KV",
                "KESTRA_MCP_ALLOWED_ORIGINS", "https://App.example,http://localhost:3000",
                "KESTRA_MCP_ALLOWED_HOSTS", "gateway.example:8081"));
        assertThat(settings.tools().toolsets()).containsExactly("core", "kv");
        assertThat(settings.server().allowedOrigins()).containsExactly("https://app.example", "http://localhost:3000");
        assertThat(settings.server().allowedHosts()).containsExactly("gateway.example:8081");
    }

    private static Settings read(Map<String, String> environment) throws SettingsException {
        return SettingsReader.read(Map.of(), environment, Optional.empty());
    }

    /** What is wrong, by where; no text shows the secret. */
    private static Map<String, String> problems(Map<String, String> environment) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(environment));
        assertThat(refused).isNotNull();
        assertThat(refused).message().doesNotContain(CANARY);
        Map<String, String> problems = new HashMap<>();
        refused.problems().forEach(problem -> problems.put(problem.where(), problem.what()));
        return problems;
    }

    private Path dotEnv(String text) throws IOException {
        return Files.writeString(directory.resolve(".env"), text);
    }
}
