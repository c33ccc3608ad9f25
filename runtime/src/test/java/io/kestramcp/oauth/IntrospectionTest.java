package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static io.kestramcp.oauth.Outcomes.unavailable;
import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import io.kestramcp.oauth.FakeProvider.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opaque tokens, which only the provider can judge. */
class IntrospectionTest {
    private static final String OPAQUE = "ya29.opaque_token-1";

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig("OIDC_INTROSPECTION", "true", "OIDC_CLIENT_ID", "gate:way", "OIDC_CLIENT_SECRET", "s3cret %");
        answer(good());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private TestToken good() {
        long now = rig.clock.instant().getEpochSecond();
        return TestToken.of(Map.of(), Map.of())
                .claim("active", true)
                .claim("sub", "alice-id")
                .claim("username", "alice")
                .claim("aud", Rig.RESOURCE)
                .claim("scope", "kestra.flow.read")
                .claim("token_type", "Bearer")
                .claim("exp", now + 600);
    }

    private void answer(TestToken response) {
        rig.provider.json(FakeProvider.INTROSPECT, response.claimsJson());
    }

    private long questions() {
        return rig.provider.requests(FakeProvider.INTROSPECT);
    }

    private void pass(Duration time) {
        rig.clock.advance(time);
    }

    @Test
    void an_active_token_for_this_server_is_accepted() {
        Authentication.Authenticated caller = accepted(rig.send(OPAQUE));

        assertThat(caller.identity().principal().issuer()).isEqualTo(rig.provider.issuer());
        assertThat(caller.identity().principal().subject()).isEqualTo("alice-id");
        assertThat(caller.identity().claims().scopes()).containsExactly("kestra.flow.read");
    }

    @Test
    void the_provider_is_asked_as_RFC_7662_says_with_encoded_client_credentials() {
        rig.send(OPAQUE + "+/==");
        FakeProvider.Seen asked = rig.provider.requests().stream()
                .filter(request -> request.path().equals(FakeProvider.INTROSPECT))
                .findFirst()
                .orElseThrow();
        assertThat(asked.body()).isEqualTo("token=ya29.opaque_token-1%2B%2F%3D%3D&token_type_hint=access_token");
        assertThat(asked.authorization()).isEqualTo("Basic Z2F0ZSUzQXdheTpzM2NyZXQrJTI1");
    }

    @Test
    void every_rule_for_signed_tokens_holds_for_opaque_ones() {
        long now = HandClock.START.getEpochSecond();
        refusedAfter(good().claim("active", false), "not active");
        refusedAfter(good().claim("active", "true"), "not active");
        refusedAfter(good().claim("aud", null), "aud is missing");
        refusedAfter(good().claim("aud", "kestra"), "aud claim rejected");
        refusedAfter(good().claim("exp", null), "[exp]");
        refusedAfter(good().claim("exp", now - 100), "Expired");
        refusedAfter(good().claim("iss", "https://evil.example"), "iss claim value rejected");
        refusedAfter(good().claim("sub", null), "[sub]");
        refusedAfter(good().claim("cnf", Map.of("jkt", "x")), "cnf");
        refusedAfter(good().claim("token_type", "refresh_token"), "not Bearer");
        refusedAfter(good().claim("typ", "Refresh"), "not Bearer");
    }

    private void refusedAfter(TestToken response, String words) {
        answer(response);
        refused(rig.send(OPAQUE), words);
        pass(Introspection.NEGATIVE);
    }

    @Test
    void T15_a_revoked_token_dies_within_the_cache_time() {
        accepted(rig.send(OPAQUE));
        answer(TestToken.of(Map.of(), Map.of()).claim("active", false));
        pass(Introspection.POSITIVE.minusSeconds(1));
        accepted(rig.send(OPAQUE));
        assertThat(questions()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        refused(rig.send(OPAQUE), "not active");
    }

    @Test
    void T15_the_cache_ends_with_the_token() {
        answer(good().claim("exp", HandClock.START.getEpochSecond() + 5));
        accepted(rig.send(OPAQUE));
        pass(Duration.ofSeconds(5));
        answer(TestToken.of(Map.of(), Map.of()).claim("active", false));
        refused(rig.send(OPAQUE), "not active");
    }

    @Test
    void a_refusal_is_remembered_for_a_moment_only() {
        answer(TestToken.of(Map.of(), Map.of()).claim("active", false));
        refused(rig.send(OPAQUE), "not active");
        refused(rig.send(OPAQUE), "not active");
        assertThat(questions()).isEqualTo(1);
        answer(good());
        pass(Introspection.NEGATIVE);
        accepted(rig.send(OPAQUE));
    }

    @Test
    void an_answer_for_one_token_is_none_for_another() {
        accepted(rig.send(OPAQUE));
        answer(TestToken.of(Map.of(), Map.of()).claim("active", false));
        refused(rig.send(OPAQUE + "x"), "not active");
    }

    @Test
    void a_provider_that_fails_is_503_and_its_failure_is_not_remembered() {
        rig.provider.answer(FakeProvider.INTROSPECT, new Answer(500, Map.of(), "", false));
        unavailable(rig.send(OPAQUE), "status 500");
        rig.provider.answer(FakeProvider.INTROSPECT, new Answer(302, Map.of("Location", "/x"), "", false));
        unavailable(rig.send(OPAQUE), "status 302");
        rig.provider.answer(FakeProvider.INTROSPECT, new Answer(200, Map.of(), "<html>", false));
        unavailable(rig.send(OPAQUE), "cannot be used");
        answer(good());
        accepted(rig.send(OPAQUE));
    }

    @Test
    void T16_a_signed_token_is_shown_to_nobody() {
        String token = rig.token().signed();
        accepted(rig.send(token));
        assertThat(rig.send(rig.token().signed(TestKeys.OTHER_EC))).isInstanceOf(Authentication.Invalid.class);
        assertThat(questions()).isZero();
        assertThat(rig.provider.requests())
                .allMatch(request ->
                        request.authorization().isEmpty() && request.body().isEmpty());
    }

    @Test
    void T16_what_is_handed_on_holds_no_token() {
        String token = rig.token().signed();
        assertThat(accepted(rig.send(token)).identity().claims().values().toString() + accepted(rig.send(token)))
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
        assertThat(accepted(rig.send(OPAQUE)).identity().claims().values().toString() + accepted(rig.send(OPAQUE)))
                .doesNotContain(OPAQUE);
    }

    @Test
    void without_introspection_an_opaque_token_is_refused_and_shown_to_nobody() throws IOException {
        try (Rig signedOnly = new Rig()) {
            refused(signedOnly.send(OPAQUE), "opaque token");
            assertThat(signedOnly.provider.requests()).isEmpty();
        }
    }

    @Test
    void the_client_secret_is_shown_in_no_text() {
        assertThat(new IntrospectionSettings(Optional.empty(), "id", new Secret("s3cret")).toString())
                .doesNotContain("s3cret");
    }
}
