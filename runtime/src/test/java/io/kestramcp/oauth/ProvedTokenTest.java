package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that held before: what is remembered of it must not outlive what made it hold. */
class ProvedTokenTest {
    private Rig rig;
    private String token;

    @BeforeEach
    void a_token_that_was_accepted() throws IOException {
        rig = new Rig();
        token = rig.token().signed();
        accepted(rig.send(token));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void is_the_same_caller_again() {
        assertThat(accepted(rig.send(token)).identity())
                .isSameAs(accepted(rig.send(token)).identity());
    }

    @Test
    void is_refused_once_it_has_expired() {
        rig.clock.advance(Duration.ofMinutes(10).plusSeconds(61));
        refused(rig.send(token), "xpired");
    }

    @Test
    void is_refused_when_the_clock_is_set_back_before_it_was_issued() {
        rig.clock.advance(Duration.ofHours(-1));
        refused(rig.send(token), "");
    }

    @Test
    void is_refused_once_its_key_is_known_to_be_withdrawn() {
        ECKey next = TestKeys.ec(Curve.P_256, "next");
        rig.provider.publish(next);
        rig.clock.advance(IssuerKeys.TIME_TO_LIVE.plusSeconds(1));
        refused(rig.send(token), "no ES256 key");
    }

    @Test
    void is_refused_when_another_key_has_taken_the_name_of_its_own() {
        rig.provider.publish(TestKeys.ec(Curve.P_256, TestKeys.EC.getKeyID()));
        rig.clock.advance(IssuerKeys.TIME_TO_LIVE.plusSeconds(1));
        refused(rig.send(token), "signature is wrong");
    }

    @Test
    void goes_on_when_its_key_was_fetched_anew() {
        rig.clock.advance(IssuerKeys.TIME_TO_LIVE.plusSeconds(1));
        accepted(rig.send(token));
        assertThat(rig.provider.requests(FakeProvider.JWKS)).isEqualTo(2);
    }

    @Test
    void lends_nothing_to_a_token_that_differs_in_a_letter() {
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        refused(rig.send(token.substring(0, signature) + other + token.substring(signature + 1)), "signature is wrong");
        String forged = rig.token().claim("sub", "mallory").signed();
        String mixed = forged.substring(0, forged.lastIndexOf('.')) + token.substring(signature - 1);
        refused(rig.send(mixed), "signature is wrong");
    }
}
