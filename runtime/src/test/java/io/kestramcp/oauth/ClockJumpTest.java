package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set to another time, hours away, while callers are signed in. */
class ClockJumpTest {
    private static final String OPAQUE = "ya29.opaque_token-1";
    private static final Duration PAST_LIFE = IssuerKeys.TIME_TO_LIVE.plusSeconds(1);

    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig("OIDC_INTROSPECTION", "true", "OIDC_CLIENT_ID", "gateway", "OIDC_CLIENT_SECRET", "secret");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** A token issued now by the clock, for ten minutes. */
    private TestToken fresh() {
        long now = rig.clock.instant().getEpochSecond();
        return rig.token().claim("iat", now).claim("exp", now + 600);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void a_token_holds_as_the_clock_says_and_not_longer(int hours) {
        String before = fresh().signed();
        accepted(rig.send(before));
        rig.clock.jump(Duration.ofHours(hours));
        if (hours > 0) {
            refused(rig.send(before), "expired");
        } else {
            refused(rig.send(before), "future");
        }
        accepted(rig.send(fresh().signed()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void a_key_that_was_taken_away_dies_in_time_and_a_new_one_is_found(int hours) {
        ECKey next = TestKeys.ec(Curve.P_256, "next");
        accepted(rig.send(fresh().signed()));
        rig.provider.publish(next);
        rig.clock.jump(Duration.ofHours(hours));
        accepted(rig.send(fresh().header("kid", "next").signed(next)));
        rig.clock.advance(PAST_LIFE);
        refused(rig.send(fresh().signed()), "has no ES256 key");
        accepted(rig.send(fresh().header("kid", "next").signed(next)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void a_provider_that_is_away_is_asked_again_in_time(int hours) {
        rig.provider.goDown();
        rig.authenticator.lookForKeys();
        rig.clock.jump(Duration.ofHours(hours));
        rig.provider.publish(TestKeys.EC);
        rig.provider.metadata(rig.provider.issuer());
        rig.clock.advance(IssuerKeys.COOLDOWN);
        rig.authenticator.lookForKeys();
        assertThat(rig.authenticator.health()).containsEntry(rig.provider.issuer(), KeyHealth.FRESH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void an_opaque_token_that_was_revoked_dies_in_time(int hours) {
        answer(Duration.ofHours(9));
        accepted(rig.send(OPAQUE));
        rig.provider.json(
                FakeProvider.INTROSPECT,
                TestToken.of(Map.of(), Map.of()).claim("active", false).claimsJson());
        rig.clock.jump(Duration.ofHours(hours));
        rig.clock.advance(Introspection.POSITIVE);
        refused(rig.send(OPAQUE), "not active");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void an_opaque_token_ends_when_the_clock_says_so(int hours) {
        answer(Duration.ofMinutes(10));
        accepted(rig.send(OPAQUE));
        rig.clock.jump(Duration.ofHours(hours));
        refused(rig.send(OPAQUE), "expired");
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void a_rate_limit_that_is_reached_locks_nobody_out_for_longer_than_its_window(int hours) {
        RateLimit limit = new RateLimit(2, Duration.ofMinutes(1), rig.clock);
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
        rig.clock.jump(Duration.ofHours(hours));
        assertThat(limit.remaining()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isTrue();
        assertThat(limit.admits()).isFalse();
    }

    private void answer(Duration life) {
        long now = rig.clock.instant().getEpochSecond();
        rig.provider.json(
                FakeProvider.INTROSPECT,
                TestToken.of(Map.of(), Map.of())
                        .claim("active", true)
                        .claim("sub", "alice")
                        .claim("aud", Rig.RESOURCE)
                        .claim("scope", "kestra.flow.read")
                        .claim("token_type", "Bearer")
                        .claim("exp", now + life.toSeconds())
                        .claimsJson());
    }
}
