package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a sender of bad tokens may still try, and what others behind the same address notice of that. */
class TokenTriesTest {
    /** A sender who may send so many bad tokens. */
    private static final class Counted implements TokenTries {
        private int left;

        Counted(int most) {
            left = most;
        }

        @Override
        public Duration untilNext() {
            return left > 0 ? Duration.ZERO : Duration.ofSeconds(7);
        }

        @Override
        public void failed() {
            left--;
        }
    }

    private static Authentication send(Rig rig, String token, TokenTries tries) {
        return rig.authenticator.authenticate(Rig.bearer(token), tries);
    }

    private static String bad(Rig rig, int number) {
        return rig.token()
                .claim("jti", "bad " + number)
                .claim("aud", "https://other.example")
                .signed();
    }

    @Test
    void beyond_its_limit_a_sender_of_bad_tokens_is_told_when_to_come_back() throws Exception {
        try (Rig rig = new Rig()) {
            Counted sender = new Counted(2);
            refused(send(rig, bad(rig, 1), sender), "aud");
            refused(send(rig, bad(rig, 2), sender), "aud");
            assertThat(send(rig, bad(rig, 3), sender)).isEqualTo(new Authentication.TooMany(Duration.ofSeconds(7)));
        }
    }

    @Test
    void who_is_signed_in_goes_on_whatever_others_behind_the_same_address_send() throws Exception {
        try (Rig rig = new Rig()) {
            Counted sender = new Counted(1);
            String known = rig.token().signed();
            accepted(send(rig, known, sender));
            refused(send(rig, bad(rig, 1), sender), "aud");
            accepted(send(rig, known, sender));
            assertThat(send(rig, rig.token().claim("jti", "2").signed(), sender))
                    .isInstanceOf(Authentication.TooMany.class);
        }
    }

    @Test
    void good_tokens_do_not_count() throws Exception {
        try (Rig rig = new Rig()) {
            Counted sender = new Counted(1);
            for (int number = 0; number < 20; number++) {
                accepted(send(rig, rig.token().claim("jti", "good " + number).signed(), sender));
            }
        }
    }

    @Test
    void a_client_that_repeats_one_bad_token_uses_up_nobodys_tries_and_is_judged_anew_soon() throws Exception {
        try (Rig rig = new Rig()) {
            Counted sender = new Counted(2);
            String early = rig.token()
                    .claim("nbf", HandClock.START.getEpochSecond() + 120)
                    .signed();
            for (int again = 0; again < 20; again++) {
                refused(send(rig, early, sender), "before use time");
            }
            accepted(send(rig, rig.token().signed(), sender));
            rig.clock.advance(Duration.ofMinutes(3));
            accepted(send(rig, early, sender));
        }
    }
}
