package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The operator's words, read with their meaning, and refused with the reason. */
class OauthSettingsReaderTest {
    private static final Map<String, String> LEAST = Map.of(
            "KESTRA_MCP_PUBLIC_URL", "https://mcp.example.com/", "OIDC_ISSUER_URL", "https://id.example.com/realm");

    private static Map<String, String> with(String... more) {
        Map<String, String> all = new HashMap<>(LEAST);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static OauthSettings read(String... more) throws SettingsException {
        return OauthSettingsReader.read(with(more)).orElseThrow();
    }

    private static List<String> problems(Map<String, String> settings) {
        try {
            OauthSettingsReader.read(settings);
            return List.of();
        } catch (SettingsException e) {
            return e.problems().stream().map(SettingProblem::toString).toList();
        }
    }

    @Test
    void without_an_issuer_there_is_no_sign_in() throws SettingsException {
        assertThat(OauthSettingsReader.read(Map.of())).isEmpty();
        assertThat(OauthSettingsReader.read(Map.of("OIDC_ISSUER_URL", " ", "OIDC_CLIENT_ID", "x")))
                .isEmpty();
    }

    @Test
    void two_settings_are_enough() throws SettingsException {
        IssuerSettings issuer = read().issuers().get(0);

        assertThat(read().resource()).isEqualTo(URI.create("https://mcp.example.com/mcp"));
        assertThat(issuer)
                .isEqualTo(IssuerSettings.of("https://id.example.com/realm", Set.of("https://mcp.example.com/mcp")));
        assertThat(issuer.algorithms())
                .doesNotContain("none", "HS256", "HS384", "HS512")
                .contains("ES256", "EdDSA");
        assertThat(issuer.types()).containsExactly("at+jwt");
        assertThat(issuer.clockSkew()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void every_setting_of_an_issuer_is_read() throws SettingsException {
        IssuerSettings issuer = read(
                        "OIDC_ISSUER", "https://id.example.com/name",
                        "OIDC_JWKS_URI", "https://keys.example.com/jwks",
                        "OIDC_AUDIENCE", "a, b  c",
                        "OIDC_AUDIENCE_ONLY", "true",
                        "OIDC_ALGORITHMS", "ES256,EdDSA",
                        "OIDC_TOKEN_TYPES", "at+jwt,JWT",
                        "OIDC_CLOCK_SKEW_SECONDS", "5",
                        "OIDC_MAX_TOKEN_LIFETIME_SECONDS", "3600",
                        "OIDC_INTROSPECTION_URL", "https://id.example.com/introspect",
                        "OIDC_CLIENT_ID", "id",
                        "OIDC_CLIENT_SECRET", "secret")
                .issuers()
                .get(0);

        assertThat(issuer)
                .isEqualTo(new IssuerSettings(
                        "https://id.example.com/name",
                        URI.create("https://id.example.com/realm"),
                        Optional.of(URI.create("https://keys.example.com/jwks")),
                        Set.of("a", "b", "c"),
                        true,
                        Set.of("ES256", "EdDSA"),
                        Set.of("at+jwt", "JWT"),
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        Optional.of(new IntrospectionSettings(
                                Optional.of(URI.create("https://id.example.com/introspect")),
                                "id",
                                new Secret("secret")))));
    }

    @Test
    void several_issuers_are_read_each_with_its_own_settings() throws SettingsException {
        List<IssuerSettings> issuers = read(
                        "OIDC_2_ISSUER_URL", "https://second.example.com",
                        "OIDC_2_AUDIENCE", "two",
                        "OIDC_9_ISSUER_URL", "https://ninth.example.com")
                .issuers();

        assertThat(issuers)
                .extracting(IssuerSettings::issuer)
                .containsExactly(
                        "https://id.example.com/realm", "https://second.example.com", "https://ninth.example.com");
        assertThat(issuers.get(1).audiences()).containsExactly("two");
        assertThat(issuers.get(2).audiences()).containsExactly("https://mcp.example.com/mcp");
    }

    @Test
    void the_predecessors_names_keep_their_meaning() throws SettingsException {
        OauthSettings settings = OauthSettingsReader.read(Map.of(
                        "AUTH_SERVER_ISSUER_URL", "https://old.example.com",
                        "ENTRA_TENANT_ID", "72f988bf-86f1-41af-91ab-2d7cd011db47",
                        "ENTRA_CLIENT_ID", "id",
                        "ENTRA_CLIENT_SECRET", "secret",
                        "OIDC_INTROSPECTION", "true",
                        "OIDC_AUTHORITY", "https://login.microsoftonline.com/x"))
                .orElseThrow();

        assertThat(settings.publicUrl()).isEqualTo(URI.create("https://old.example.com"));
        IssuerSettings entra = settings.issuers().get(0);
        assertThat(entra.issuer())
                .isEqualTo("https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0");
        assertThat(entra.types()).containsExactlyInAnyOrder("at+jwt", "JWT");
        assertThat(entra.introspection())
                .contains(new IntrospectionSettings(Optional.empty(), "id", new Secret("secret")));
        assertThat(settings.notes()).singleElement().asString().contains("OIDC_AUTHORITY has no effect");
    }

    @Test
    void the_newer_name_wins_over_the_older() throws SettingsException {
        assertThat(read("AUTH_SERVER_ISSUER_URL", "https://old.example.com").publicUrl())
                .isEqualTo(URI.create("https://mcp.example.com"));
        assertThat(read("ENTRA_TENANT_ID", "72f988bf-86f1-41af-91ab-2d7cd011db47")
                        .issuers())
                .singleElement()
                .extracting(IssuerSettings::issuer)
                .isEqualTo("https://id.example.com/realm");
    }

    @Test
    void no_symmetric_or_missing_algorithm_can_be_allowed() throws SettingsException {
        for (String algorithm : List.of("HS256", "none", "NONE", "ES256K", "es256", "Ed448", "*")) {
            assertThat(problems(with("OIDC_ALGORITHMS", "ES256 " + algorithm)))
                    .singleElement()
                    .asString()
                    .startsWith("OIDC_ALGORITHMS: is")
                    .contains(algorithm + " cannot be allowed; choose from ES256,");
        }
    }

    @Test
    void an_address_that_is_no_https_URL_is_refused_except_on_loopback() throws SettingsException {
        for (String bad : List.of(
                "http://id.example.com",
                "id.example.com",
                "ftp://x",
                "https://u:p@x",
                "https://x?q",
                "https://x#f",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://[::2]",
                "https:",
                "a b")) {
            assertThat(problems(with("OIDC_ISSUER_URL", bad)))
                    .as(bad)
                    .singleElement()
                    .asString()
                    .startsWith("OIDC_ISSUER_URL: is \"" + bad + "\": it ");
        }
    }

    @Test
    void plain_http_is_for_this_machine_only() throws SettingsException {
        for (String good :
                List.of("http://localhost:8080/realms/x", "http://127.0.0.1:1", "http://[::1]:9", "HTTPS://X")) {
            assertThat(problems(with("OIDC_ISSUER_URL", good))).as(good).isEmpty();
        }
    }

    @Test
    void every_problem_is_told_at_once_with_its_setting() throws SettingsException {
        assertThat(problems(Map.of(
                        "OIDC_ISSUER_URL", "https://id.example.com",
                        "OIDC_AUDIENCE_ONLY", "yes",
                        "OIDC_CLOCK_SKEW_SECONDS", "301",
                        "OIDC_INTROSPECTION", "true",
                        "OIDC_2_AUDIENCE", "x",
                        "ENTRA_TENANT_ID", "contoso.example")))
                .anySatisfy(problem -> assertThat(problem).startsWith("KESTRA_MCP_PUBLIC_URL: is not set"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("OIDC_AUDIENCE_ONLY: is \"yes\": write true or false"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("OIDC_CLOCK_SKEW_SECONDS")
                        .contains("at most 300"))
                .anySatisfy(problem -> assertThat(problem).startsWith("OIDC_INTROSPECTION: needs OIDC_CLIENT_ID"))
                .anySatisfy(problem -> assertThat(problem).startsWith("OIDC_2_ISSUER_URL: is not set"))
                .anySatisfy(problem -> assertThat(problem).startsWith("ENTRA_TENANT_ID: must be the directory id"))
                .hasSize(6);
    }

    @Test
    void a_misspelt_issuer_is_no_silent_opening() throws SettingsException {
        assertThat(problems(Map.of("KESTRA_MCP_PUBLIC_URL", "https://m.example.com", "OIDC_AUDIENCE", "x")))
                .containsExactly("OIDC_ISSUER_URL: is not set, though other OIDC_ settings are.");
    }

    @Test
    void two_issuers_of_one_name_or_two_introspections_are_refused() throws SettingsException {
        assertThat(problems(with("OIDC_2_ISSUER_URL", "https://id.example.com/realm")))
                .singleElement()
                .asString()
                .contains("stands twice");
        assertThat(problems(with(
                        "OIDC_INTROSPECTION", "true",
                        "OIDC_CLIENT_ID", "a",
                        "OIDC_CLIENT_SECRET", "b",
                        "OIDC_2_ISSUER_URL", "https://two.example.com",
                        "OIDC_2_INTROSPECTION", "true",
                        "OIDC_2_CLIENT_ID", "a",
                        "OIDC_2_CLIENT_SECRET", "b")))
                .singleElement()
                .asString()
                .contains("only one issuer can use introspection");
    }

    @Test
    void an_issuer_that_allows_a_symmetric_algorithm_cannot_be_built() throws SettingsException {
        IssuerSettings good = IssuerSettings.of("https://id.example.com", Set.of("a"));
        assertThatThrownBy(() -> new IssuerSettings(
                        good.issuer(),
                        good.discoveryBase(),
                        good.jwksUri(),
                        good.audiences(),
                        false,
                        Set.of("HS256"),
                        good.types(),
                        good.clockSkew(),
                        good.maxLifetime(),
                        good.introspection()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HS256 cannot be allowed");
    }
}
