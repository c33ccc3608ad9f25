package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the issuer did sign, but not for this server, not for now, or not for access. */
class TokenClaimsTest {
    private static final long NOW = HandClock.START.getEpochSecond();

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mcp.example.com/mcp/",
                "https://mcp.example.com/MCP",
                "https://MCP.example.com/mcp",
                "https://mcp.example.com",
                "http://mcp.example.com/mcp",
                "https://mcp.example.com:443/mcp",
                "https://mcp.example.com/mcp?",
                " https://mcp.example.com/mcp",
                "https://kestra.example.com/api",
                "kestra",
                ""
            })
    void T4_A_7_an_audience_that_is_not_ours_letter_by_letter_is_refused(String audience) {
        refused(rig.send(rig.token().claim("aud", audience).signed()), "aud claim rejected");
        refused(rig.send(rig.token().claim("aud", List.of(audience)).signed()), "aud claim rejected");
    }

    @Test
    void T4_a_token_without_an_audience_is_refused() {
        refused(rig.send(rig.token().claim("aud", null).signed()), "aud is missing");
        refused(rig.send(rig.token().claim("aud", List.of()).signed()), "aud");
        refused(rig.send(rig.token().claim("aud", Map.of(Rig.RESOURCE, true)).signed()), "aud is missing");
    }

    @Test
    void T4_our_audience_beside_another_is_accepted_unless_the_operator_wants_it_alone() throws IOException {
        List<String> both = List.of("account", Rig.RESOURCE);
        accepted(rig.send(rig.token().claim("aud", both).signed()));
        try (Rig strict = new Rig("OIDC_AUDIENCE_ONLY", "true")) {
            refused(strict.send(strict.token().claim("aud", both).signed()), "audience beside ours");
            accepted(strict.send(strict.token().claim("aud", Rig.RESOURCE).signed()));
        }
    }

    @Test
    void T4_a_configured_audience_replaces_the_canonical_one() throws IOException {
        try (Rig named = new Rig("OIDC_AUDIENCE", "api://kestra other")) {
            accepted(named.send(named.token().claim("aud", "api://kestra").signed()));
            accepted(named.send(named.token().claim("aud", "other").signed()));
            refused(named.send(named.token().claim("aud", Rig.RESOURCE).signed()), "aud claim rejected");
        }
    }

    @Test
    void T5_a_token_of_an_unknown_issuer_is_refused_and_nobody_is_asked() {
        for (String issuer : List.of("https://evil.example", rig.provider.issuer() + "/", "")) {
            refused(rig.send(rig.token().claim("iss", issuer).signed()), "is none of");
        }
        refused(rig.send(rig.token().claim("iss", null).signed()), "is none of");
        refused(
                rig.send(
                        rig.token().claim("iss", List.of(rig.provider.issuer())).signed()),
                "is none of");
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void T5_one_trusted_issuer_cannot_speak_for_another_with_the_same_key_id() throws IOException {
        try (FakeProvider other = new FakeProvider()) {
            Rig both = new Rig(rig.provider, "OIDC_2_ISSUER_URL", other.issuer());
            ECKey sameId = TestKeys.ec(Curve.P_256, TestKeys.EC.getKeyID());
            other.publish(sameId);

            accepted(both.send(TestToken.of(rig.provider.issuer()).signed()));
            accepted(both.send(TestToken.of(other.issuer()).signed(sameId)));
            refused(both.send(TestToken.of(rig.provider.issuer()).signed(sameId)), "signature is wrong");
            refused(both.send(TestToken.of(other.issuer()).signed()), "signature is wrong");
        }
    }

    @Test
    void T6_times_hold_within_60_seconds_of_skew_and_not_beyond() {
        accepted(rig.send(rig.token().claim("exp", NOW - 59).signed()));
        refused(rig.send(rig.token().claim("exp", NOW - 60).signed()), "Expired");
        accepted(rig.send(rig.token().claim("nbf", NOW + 59).signed()));
        refused(rig.send(rig.token().claim("nbf", NOW + 60).signed()), "before use");
        accepted(rig.send(rig.token().claim("iat", NOW + 60).signed()));
        refused(rig.send(rig.token().claim("iat", NOW + 61).signed()), "iat lies in the future");
    }

    @Test
    void T6_a_token_dies_when_its_time_comes() {
        String token = rig.token().signed();
        accepted(rig.send(token));
        rig.clock.advance(Duration.ofSeconds(661));
        refused(rig.send(token), "Expired");
    }

    @Test
    void T6_a_token_without_an_end_or_with_one_far_off_is_refused() throws JOSEException {
        refused(rig.send(rig.token().claim("exp", null).signed()), "missing required claims: [exp]");
        refused(rig.send(nullExpiry()), "exp is missing");
        refused(rig.send(rig.token().claim("exp", NOW + 3 * 86_400).signed()), "exp lies more than");
        for (Object exp :
                List.of(Long.MAX_VALUE, 1e300, -1, NOW * 1000, 9_999_999_999_999L, "soon", "" + (NOW + 600), true)) {
            refused(rig.send(rig.token().claim("exp", exp).signed()), "exp is not a time");
        }
    }

    private String nullExpiry() throws JOSEException {
        String claims = rig.token().claim("exp", null).claimsJson().replaceFirst("}$", ",\"exp\":null}");
        return TestToken.signed(rig.token().headerJson(), claims, new ECDSASigner(TestKeys.EC), JWSAlgorithm.ES256);
    }

    @Test
    void T7_a_token_that_is_not_typed_as_an_access_token_is_refused_where_that_is_required() {
        for (String type : List.of("JWT", "jwt", "id_token+jwt", "logout+jwt", "dpop+jwt", "absent", "at+jwt2")) {
            refused(rig.send(rig.token().header("typ", type).signed()), "its typ is " + type);
        }
        refused(rig.send(rig.token().header("typ", null).signed()), "its typ is absent");
        accepted(rig.send(rig.token().header("typ", "application/at+jwt").signed()));
        accepted(rig.send(rig.token().header("typ", "AT+JWT").signed()));
    }

    @Test
    void T7_an_ID_token_is_refused_though_its_type_and_audience_fit() throws IOException {
        try (Rig lax = new Rig("OIDC_TOKEN_TYPES", "at+jwt,JWT,absent")) {
            for (Object type : new Object[] {"JWT", null}) {
                accepted(lax.send(
                        lax.token().header("typ", type).claim("scope", "openid").signed()));
                TestToken plain = lax.token().header("typ", type);
                refused(lax.send(plain.signed()), "makes it an access token");
                refused(lax.send(plain.claim("scope", "x").claim("nonce", "n").signed()), "[nonce]");
                refused(
                        lax.send(
                                plain.claim("nonce", null).claim("at_hash", "h").signed()),
                        "[at_hash]");
            }
            TestToken keycloak = lax.token().header("typ", "JWT").claim("scope", "openid");
            for (String kind : List.of("ID", "Refresh", "Offline", "Logout", "DPoP")) {
                refused(lax.send(keycloak.claim("typ", kind).signed()), "not Bearer");
            }
            refused(
                    lax.send(keycloak.claim("typ", "Bearer")
                            .claim("events", Map.of())
                            .signed()),
                    "[events]");
        }
    }

    @Test
    void T7_a_token_bound_to_a_key_is_refused_as_a_mere_bearer_token() {
        refused(rig.send(rig.token().claim("cnf", Map.of("jkt", "x")).signed()), "cnf");
    }

    @Test
    void a_token_without_a_plain_subject_is_refused() {
        refused(rig.send(rig.token().claim("sub", null).signed()), "[sub]");
        for (Object subject : List.of("", " ", "a\nb", "a\u202eb", "s".repeat(256))) {
            refused(rig.send(rig.token().claim("sub", subject).signed()), "sub is not a plain string");
        }
        assertThat(rig.send(rig.token().claim("sub", 7).signed())).isInstanceOf(Authentication.Invalid.class);
    }

    @Test
    void half_a_character_in_the_subject_is_refused_for_stores_would_change_it() throws JOSEException {
        String claims = rig.token().claimsJson().replace("alice-id", "alice\\ud800");
        refused(
                rig.send(TestToken.signed(
                        rig.token().headerJson(), claims, new ECDSASigner(TestKeys.EC), JWSAlgorithm.ES256)),
                "Unpaired surrogate");
    }

    @Test
    void what_a_token_says_cannot_break_a_line_of_the_log() {
        Authentication outcome = rig.send(rig.token()
                .claim("iss", "x\r\nERROR \u001b[31mforged\u2028" + "y".repeat(900))
                .signed());
        assertThat(((Authentication.Invalid) outcome).reason())
                .doesNotContain("\r", "\n", "\u001b", "\u2028")
                .hasSizeLessThan(400);
    }
}
