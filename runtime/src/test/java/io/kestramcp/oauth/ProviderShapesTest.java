package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tokens as Keycloak, Entra ID and Okta make them, with the settings that an operator writes for each. */
class ProviderShapesTest {
    private static final String KEYCLOAK = "https://id.example.test/realms/kestra";
    private static final String ENTRA = "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0";
    private static final String OKTA = "https://example.okta.com/oauth2/default";

    @Test
    void A_16_keycloak_access_tokens_are_accepted_and_carry_realm_roles() throws IOException {
        try (Rig rig = keycloak()) {
            Identity dave = send(rig, "keycloak-access").identity();

            assertThat(dave.principal().displayName()).isEqualTo("dave");
            assertThat(dave.claims().at(List.of("realm_access", "roles")))
                    .contains(List.of("default-roles-kestra", "offline_access", "developer"));
            assertThat(dave.claims().scopes()).containsExactly("openid", "email", "profile");
        }
    }

    @Test
    void T7_keycloak_ID_and_refresh_tokens_are_refused() throws IOException {
        try (Rig rig = keycloak()) {
            refused(rig.send(token("keycloak-id")), "typ is ID");
            refused(rig.send(token("keycloak-refresh")), "typ is Refresh");
        }
    }

    @Test
    void keycloak_tokens_of_the_RFC_9068_client_setting_need_no_other_type() throws IOException {
        try (Rig rig = rig(KEYCLOAK, "OIDC_AUDIENCE", "kestra-gateway")) {
            refused(rig.send(token("keycloak-access")), "its typ is JWT");
            TestToken typed = read("keycloak-access").header("typ", "at+jwt");
            accepted(rig.send(typed.signed()));
        }
    }

    @Test
    void entra_access_tokens_of_people_and_applications_are_accepted() throws IOException {
        try (Rig rig = entra()) {
            Identity alice = send(rig, "entra-delegated").identity();
            assertThat(alice.principal().issuer()).isEqualTo(ENTRA);
            assertThat(alice.principal().displayName()).isEqualTo("alice@example.test");
            assertThat(alice.claims().at(List.of("roles"))).contains(List.of("kestra.flow.read", "kestra.flow.write"));
            assertThat(alice.claims().scopes()).containsExactly("access_as_user");

            Identity application = send(rig, "entra-application").identity();
            assertThat(application.principal().displayName()).isEqualTo("b14a7505-96e9-4927-91e8-0601d0fc9caa");
        }
    }

    @Test
    void T7_an_entra_ID_token_is_refused_though_audience_type_and_roles_fit() throws IOException {
        try (Rig rig = entra()) {
            refused(rig.send(token("entra-id")), "makes it an access token");
        }
    }

    @Test
    void A_16_okta_access_tokens_are_accepted_where_the_operator_allows_tokens_without_a_type() throws IOException {
        try (Rig rig = rig(OKTA, "OIDC_TOKEN_TYPES", "at+jwt absent")) {
            Claims claims = send(rig, "okta-access").identity().claims();

            assertThat(claims.scopes()).containsExactly("openid", "kestra.flow.read");
            assertThat(claims.at(List.of("groups"))).contains(List.of("Everyone", "kestra-viewers"));
            refused(rig.send(token("okta-id")), "at_hash");
        }
    }

    private static Rig keycloak() throws IOException {
        return rig(KEYCLOAK, "OIDC_AUDIENCE", "kestra-gateway", "OIDC_TOKEN_TYPES", "at+jwt,JWT");
    }

    private static Rig entra() throws IOException {
        return rig(
                "",
                "ENTRA_TENANT_ID",
                "72f988bf-86f1-41af-91ab-2d7cd011db47",
                "OIDC_AUDIENCE",
                "6e74172b-be56-4843-9ff4-e66a39bb12e3");
    }

    /** The fake provider stands in for the real one's keys only, so that the issuers can be the real ones' names. */
    private static Rig rig(String issuer, String... settings) throws IOException {
        FakeProvider provider = new FakeProvider();
        provider.publish(TestKeys.EC, TestKeys.RSA);
        String[] all = new String[settings.length + 4];
        all[0] = "OIDC_ISSUER_URL";
        all[1] = issuer;
        all[2] = "OIDC_JWKS_URI";
        all[3] = provider.issuer() + FakeProvider.JWKS;
        System.arraycopy(settings, 0, all, 4, settings.length);
        return new Rig(provider, all);
    }

    private static Authentication.Authenticated send(Rig rig, String fixture) throws IOException {
        return accepted(rig.send(token(fixture)));
    }

    private static String token(String fixture) throws IOException {
        JWK key = fixture.startsWith("keycloak") ? TestKeys.EC : TestKeys.RSA;
        return read(fixture).signed(key);
    }

    private static TestToken read(String fixture) throws IOException {
        try (InputStream in = ProviderShapesTest.class.getResourceAsStream(fixture + ".json")) {
            String text = new String(Objects.requireNonNull(in, fixture).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> parts = StrictJson.object(text);
            return TestToken.of(named(parts.get("header")), named(parts.get("claims")));
        }
    }

    private static Map<String, Object> named(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> copy.put((String) name, member));
        return copy;
    }
}
