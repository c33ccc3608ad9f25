package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static io.kestramcp.oauth.Outcomes.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.kestramcp.oauth.FakeProvider.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's keys: how they come, stay and go. */
class IssuerKeysTest {
    private static final Duration PAST_LIFE = IssuerKeys.TIME_TO_LIVE.plusSeconds(1);

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** A token issued now by the rig's clock. */
    private TestToken fresh() {
        long now = rig.clock.instant().getEpochSecond();
        return rig.token().claim("iat", now).claim("exp", now + 600);
    }

    private long fetches() {
        return rig.provider.requests(FakeProvider.JWKS);
    }

    @Test
    void keys_are_fetched_once_for_many_tokens() {
        for (int i = 0; i < 100; i++) {
            accepted(rig.send(rig.token().claim("jti", "" + i).signed()));
        }
        assertThat(fetches()).isEqualTo(1);
        assertThat(rig.provider.requests(FakeProvider.METADATA)).isEqualTo(1);
    }

    @Test
    void keys_are_refreshed_ahead_of_their_end() {
        accepted(rig.send(fresh().signed()));
        rig.clock.advance(IssuerKeys.TIME_TO_LIVE.minus(IssuerKeys.AHEAD).plusSeconds(1));
        accepted(rig.send(fresh().signed()));
        assertThat(fetches()).isEqualTo(2);
        rig.clock.advance(IssuerKeys.AHEAD.plusSeconds(1));
        accepted(rig.send(fresh().signed()));
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void K1_a_rotation_with_overlap_refuses_nobody() {
        ECKey next = TestKeys.ec(Curve.P_256, "next");
        accepted(rig.send(fresh().signed()));
        rig.provider.publish(TestKeys.EC, next);
        accepted(rig.send(fresh().header("kid", "next").signed(next)));
        accepted(rig.send(fresh().signed()));
        rig.clock.advance(PAST_LIFE);
        rig.provider.publish(next);
        accepted(rig.send(fresh().header("kid", "next").signed(next)));
    }

    @Test
    void K2_a_flood_of_unknown_key_ids_costs_one_fetch_and_is_answered_with_401() {
        accepted(rig.send(fresh().signed()));
        for (int i = 0; i < 500; i++) {
            refused(rig.send(fresh().header("kid", "made-up-" + i).signed()), "has no ES256 key");
        }
        assertThat(fetches()).isEqualTo(2);
        accepted(rig.send(fresh().signed()));
    }

    @Test
    void K2_a_flood_across_many_intervals_costs_two_fetches_in_each() {
        accepted(rig.send(fresh().signed()));
        for (int interval = 1; interval <= 20; interval++) {
            rig.clock.advance(IssuerKeys.COOLDOWN);
            for (int i = 0; i < 20; i++) {
                refused(rig.send(fresh().header("kid", "made-up-" + i).signed()), "has no ES256 key");
            }
        }
        assertThat(fetches()).isLessThanOrEqualTo(2 * 21);
        accepted(rig.send(fresh().signed()));
    }

    @Test
    void K3_A_23_through_an_outage_of_an_hour_the_cached_keys_serve_and_the_health_says_so() {
        accepted(rig.send(fresh().signed()));
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.FRESH);
        rig.provider.goDown();
        for (int minute = 0; minute < 60; minute++) {
            rig.clock.advance(Duration.ofMinutes(1));
            accepted(rig.send(fresh().signed()));
            refused(rig.send(fresh().header("kid", "made-up").signed()), "has no ES256 key");
        }
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.STALE);
        rig.provider.publish(TestKeys.EC);
        rig.provider.metadata(rig.provider.issuer());
        rig.clock.advance(PAST_LIFE);
        accepted(rig.send(fresh().signed()));
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.FRESH);
    }

    @Test
    void K3_an_outage_beyond_the_limit_fails_closed() {
        accepted(rig.send(fresh().signed()));
        rig.provider.goDown();
        rig.clock.advance(IssuerKeys.OUTAGE.plusSeconds(1));
        unavailable(rig.send(fresh().signed()), "keys cannot be had");
    }

    @Test
    void K4_a_key_set_that_is_HTML_huge_or_an_error_is_rejected() {
        Map<String, Answer> bad = Map.of(
                "not a plain", new Answer(200, Map.of("Content-Type", "text/html"), "<html>sign in</html>", false),
                "more than", new Answer(200, Map.of(), "{\"keys\":[" + " ".repeat(200_000) + "]}", false),
                "status 404", new Answer(404, Map.of(), "", false),
                "no list of keys", new Answer(200, Map.of(), "{\"keys\":{}}", false));
        bad.forEach((words, answer) -> {
            rig.provider.answer(FakeProvider.JWKS, answer);
            Authentication outcome = rig.send(fresh().signed());
            assertThat(outcome).as(words).isInstanceOf(Authentication.Unavailable.class);
            rig.clock.advance(IssuerKeys.COOLDOWN);
        });
        rig.provider.publish(TestKeys.EC);
        accepted(rig.send(fresh().signed()));
    }

    @Test
    void K4_a_slow_key_set_is_given_up() {
        rig.provider.answer(FakeProvider.JWKS, new Answer(200, Map.of(), "{\"keys\":[]}", true));
        Duration brief = Duration.ofMillis(200);
        Rig hasty = new Rig(rig.provider, new ProviderLimits(Duration.ofSeconds(5), brief, brief, 1000));
        unavailable(hasty.send(fresh().signed()), "cannot be used");
        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void K4_an_answer_that_never_ends_is_given_up_though_each_piece_comes_in_time() {
        ProviderHttp http = new ProviderHttp(
                new ProviderLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(-1), 1000));
        assertThatThrownBy(() -> http.get(URI.create(rig.provider.issuer() + FakeProvider.JWKS)))
                .hasMessageContaining("took longer");
    }

    @Test
    void K4_a_redirect_is_not_followed_wherever_it_leads() throws IOException {
        try (FakeProvider elsewhere = new FakeProvider()) {
            elsewhere.publish(TestKeys.EC);
            for (String target : List.of(elsewhere.issuer() + FakeProvider.JWKS, "http://169.254.169.254/latest/")) {
                rig.provider.answer(FakeProvider.JWKS, new Answer(302, Map.of("Location", target), "", false));
                unavailable(rig.send(fresh().signed()), "status 302");
                rig.clock.advance(IssuerKeys.COOLDOWN);
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void K5_A_23_a_cold_start_without_the_provider_is_answered_with_503_however_often_one_asks() {
        rig.provider.goDown();
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.UNKNOWN);
        Challenges challenges = new Challenges(
                new ProtectedResource(URI.create(Rig.RESOURCE), List.of(rig.provider.issuer()), Set.of()));
        for (int i = 0; i < 10; i++) {
            Authentication outcome = rig.send(fresh().signed());
            unavailable(outcome, "keys cannot be had");
            Refusal answer = challenges.refusal((Authentication.Refused) outcome, Set.of());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "30").doesNotContainKey("WWW-Authenticate");
        }
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.NONE);
        rig.provider.publish(TestKeys.EC);
        rig.provider.metadata(rig.provider.issuer());
        rig.clock.advance(IssuerKeys.COOLDOWN);
        accepted(rig.send(fresh().signed()));
    }

    @Test
    void whoever_asks_for_readiness_has_keys_looked_for_and_leaves_tokens_their_try() {
        rig.provider.goDown();
        for (int i = 0; i < 10; i++) {
            rig.authenticator.lookForKeys();
        }
        assertThat(rig.provider.requests(FakeProvider.METADATA)).isEqualTo(1);
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.NONE);
        assertThat(rig.authenticator.keyAges()).containsEntry(rig.provider.issuer(), Optional.empty());
        rig.provider.publish(TestKeys.EC);
        rig.provider.metadata(rig.provider.issuer());
        accepted(rig.send(fresh().signed()));
        assertThat(rig.authenticator.keyAges()).containsEntry(rig.provider.issuer(), Optional.of(Duration.ZERO));
    }

    @Test
    void readiness_comes_back_by_itself_when_the_provider_does() {
        rig.provider.goDown();
        rig.authenticator.lookForKeys();
        rig.provider.publish(TestKeys.EC);
        rig.provider.metadata(rig.provider.issuer());
        rig.clock.advance(IssuerKeys.COOLDOWN);
        rig.authenticator.lookForKeys();
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.FRESH);
    }

    @Test
    void K6_a_removed_key_dies_within_its_time_to_live() {
        accepted(rig.send(fresh().signed()));
        rig.provider.publish(TestKeys.OTHER_EC);
        rig.clock.advance(PAST_LIFE);
        refused(rig.send(fresh().signed()), "has no ES256 key");
        accepted(rig.send(fresh().header("kid", "other-ec").signed(TestKeys.OTHER_EC)));
    }

    @Test
    void K6_an_emptied_key_set_lets_nobody_in() {
        accepted(rig.send(fresh().signed()));
        rig.provider.publish();
        rig.clock.advance(PAST_LIFE);
        refused(rig.send(fresh().signed()), "has no ES256 key");
    }

    @Test
    void K7_a_secret_key_in_the_key_set_is_ignored() throws JOSEException {
        byte[] secret = "a secret of thirty-two bytes !!!".getBytes(StandardCharsets.US_ASCII);
        String oct = new OctetSequenceKey.Builder(secret).keyID("oct").build().toJSONString();
        rig.provider.json(FakeProvider.JWKS, "{\"keys\":[" + oct + "," + TestKeys.EC.toPublicJWK() + "]}");
        TestToken token = fresh().header("alg", "HS256").header("kid", "oct");

        accepted(rig.send(fresh().signed()));
        refused(
                rig.send(TestToken.signed(
                        token.headerJson(), token.claimsJson(), new MACSigner(secret), JWSAlgorithm.HS256)),
                "HS256 is not allowed");
        refused(rig.send(fresh().header("kid", "oct").signed()), "has no ES256 key");
    }

    @Test
    void K7_a_private_key_in_the_key_set_is_ignored() {
        rig.provider.json(FakeProvider.JWKS, "{\"keys\":[" + TestKeys.EC.toJSONString() + "]}");
        refused(rig.send(fresh().signed()), "has no ES256 key");
    }

    @Test
    void a_key_for_encryption_checks_no_signature() {
        ECKey encryption = new ECKey.Builder(TestKeys.EC.toPublicJWK())
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        rig.provider.publish(encryption);
        refused(rig.send(fresh().signed()), "has no ES256 key");
    }
}
