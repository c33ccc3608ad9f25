package io.kestramcp.oauth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.oauth.login.LoginResult.Failed;
import io.kestramcp.oauth.login.LoginResult.SignedIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login through the provider: once, in time, in one browser, with what the provider really said. */
class BrowserLoginTest {
    @TempDir
    private Path directory;

    @Test
    void a_user_who_signs_in_is_known_with_what_is_claimed_about_him() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            rig.provider.claim("alice", Map.of("groups", List.of("team"), "name", "Alice A."));
            SignedIn result = signedIn(rig.callback(rig.provider.signIn(rig.begin("the page /token"), "alice")));
            Identity identity = result.user().identity();
            assertThat(identity.principal()).isEqualTo(new Principal(rig.provider.issuer(), "alice", "alice"));
            assertThat(identity.claims().values())
                    .containsEntry("groups", List.of("team"))
                    .doesNotContainKeys("nonce", "aud", "exp");
            assertThat(result.user().session()).isPresent();
            assertThat(result.purpose()).isEqualTo("the page /token");
            assertThat(rig.cookies).containsKey(result.cookie());
        }
    }

    @Test
    void the_provider_is_asked_with_state_nonce_and_PKCE_and_told_nothing_of_the_purpose() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            Map<String, String> first =
                    LoginProvider.query(rig.begin("purpose-of-mine").getRawQuery());
            Map<String, String> second =
                    LoginProvider.query(rig.begin("purpose-of-mine").getRawQuery());
            assertThat(first)
                    .containsEntry("response_type", "code")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", LoginRig.CALLBACK.toString());
            assertThat(first.get("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile");
            for (String secret : List.of("state", "nonce", "code_challenge")) {
                assertThat(first.get(secret)).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(second.get(secret));
            }
            assertThat(first.toString()).doesNotContain("purpose-of-mine");
        }
    }

    @Test
    void A6_a_callback_counts_once_in_ten_minutes_in_the_browser_that_began() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            URI back = rig.provider.signIn(rig.begin("page"), "alice");
            Map<String, Secret> own = new HashMap<>(rig.cookies);
            rig.cookies.clear();
            assertThat(failed(rig.callback(back)).purpose()).isEmpty();
            own.keySet().forEach(name -> rig.cookies.put(name, new Secret("x".repeat(43))));
            assertThat(failed(rig.callback(back)).purpose()).isEmpty();
            rig.cookies.putAll(own);
            signedIn(rig.callback(back));
            assertThat(failed(rig.callback(back)).message()).contains("finished before");
            URI late = rig.provider.signIn(rig.begin("page"), "alice");
            rig.clock.advance(Duration.ofMinutes(10));
            assertThat(failed(rig.callback(late)).purpose()).isEmpty();
            assertThat(rig.provider.tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void two_logins_can_be_under_way_in_one_browser() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            URI first = rig.provider.signIn(rig.begin("one"), "alice");
            URI second = rig.provider.signIn(rig.begin("two"), "alice");
            assertThat(signedIn(rig.callback(second)).purpose()).isEqualTo("two");
            assertThat(signedIn(rig.callback(first)).purpose()).isEqualTo("one");
        }
    }

    @Test
    void A_13_only_so_many_logins_are_begun_in_a_minute() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            for (int i = 0; i < LoginRig.A_MINUTE; i++) {
                rig.login.begin("page");
            }
            rig.clock.advance(Duration.ofSeconds(20));
            assertThatThrownBy(() -> rig.login.begin("page"))
                    .isInstanceOfSatisfying(TooManyLoginsException.class, problem -> assertThat(problem.retryAfter())
                            .isEqualTo(Duration.ofSeconds(40)));
            rig.clock.advance(Duration.ofMinutes(1));
            signedIn(rig.callback(back(rig)));
        }
    }

    @Test
    void A10_an_answer_of_another_issuer_or_of_none_is_not_taken() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            for (String other : List.of("https://evil.example", rig.provider.issuer() + "/")) {
                Map<String, String> query = back(rig);
                query.put("iss", other);
                assertThat(failed(rig.callback(query)).purpose()).contains("page");
            }
            Map<String, String> query = back(rig);
            query.remove("iss");
            failed(rig.callback(query));
            assertThat(rig.provider.tokenRequests()).isZero();
        }
    }

    @Test
    void A6_an_ID_token_with_another_nonce_audience_issuer_or_time_lets_nobody_in() throws Exception {
        List<Consumer<Map<String, Object>>> bends = List.of(
                token -> token.put("nonce", "of another login"),
                token -> token.put("nonce", null),
                token -> token.put("aud", List.of("another client")),
                token -> token.put("iss", "https://evil.example"),
                token -> token.put("exp", 1_000),
                token -> token.put("exp", null),
                token -> token.put("sub", null));
        try (LoginRig rig = new LoginRig(directory)) {
            for (Consumer<Map<String, Object>> bend : bends) {
                rig.provider.bend(token -> {
                    bend.accept(token);
                    return token;
                });
                assertThat(failed(rig.callback(back(rig))).error()).isEqualTo("access_denied");
            }
            rig.provider.bend(token -> token);
            signedIn(rig.callback(back(rig)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "login_required", "server_error", "temporarily_unavailable", "zzz"})
    void A15_an_error_of_the_provider_leads_back_to_the_purpose_without_its_words(String error) throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            Failed result = failed(rig.callback(rig.provider.refuse(rig.begin("page"), error)));
            assertThat(result.purpose()).contains("page");
            assertThat(result.error()).isIn("access_denied", "temporarily_unavailable");
            assertThat(result.message()).doesNotContain("secret words");
            assertThat(rig.provider.tokenRequests()).isZero();
        }
    }

    @Test
    void A15_a_provider_that_fails_or_hangs_is_waited_for_no_longer_than_the_limit() throws Exception {
        try (LoginRig rig = new LoginRig(directory, Duration.ofMillis(1500))) {
            Map<String, String> first = back(rig);
            Map<String, String> second = back(rig);
            rig.provider.down();
            assertThat(failed(rig.callback(first)).error()).isEqualTo("temporarily_unavailable");
            rig.provider.hang();
            assertThat(failed(rig.callback(second)).error()).isEqualTo("temporarily_unavailable");
        }
    }

    @Test
    void nobody_is_sent_to_a_provider_that_has_stopped_answering_and_all_are_when_it_is_back() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            signedIn(rig.callback(back(rig)));
            rig.provider.gone();
            assertThatThrownBy(() -> rig.begin("page")).isInstanceOf(ProviderUnavailableException.class);
            rig.provider.up();
            signedIn(rig.callback(back(rig)));
        }
    }

    @Test
    void the_provider_is_asked_again_about_a_user_and_its_no_differs_from_its_silence() throws Exception {
        try (LoginRig rig = new LoginRig(directory)) {
            rig.provider.claim("alice", Map.of("groups", List.of("team")));
            ProviderUser user = signedIn(rig.callback(back(rig))).user();
            rig.provider.claim("alice", Map.of("groups", List.of("other")));
            ProviderUser again =
                    rig.client.vouchAgain(user.identity(), user.session().orElseThrow());
            assertThat(again.identity().claims().values()).containsEntry("groups", List.of("other"));
            Secret next = again.session().orElseThrow();
            assertThat(next).isNotEqualTo(user.session().orElseThrow());
            rig.provider.down();
            assertThatThrownBy(() -> rig.client.vouchAgain(user.identity(), next))
                    .isInstanceOf(ProviderUnavailableException.class);
            rig.provider.up();
            rig.provider.disable("alice");
            assertThatThrownBy(() -> rig.client.vouchAgain(user.identity(), next))
                    .isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void a_session_is_good_for_half_an_hour_and_for_nobody_without_our_key() throws Exception {
        try (LoginRig rig = new LoginRig(directory);
                LoginRig other = new LoginRig(directory.resolve("other"))) {
            BrowserSessions sessions = new BrowserSessions(rig.seal, rig.clock);
            Principal alice = new Principal("https://id.example", "alice", "Alice");
            LoginCookie cookie = sessions.open(alice);
            assertThat(cookie.name()).startsWith("__Host-");
            assertThat(sessions.find(cookie.value())).contains(alice);
            assertThat(sessions.find(new Secret(cookie.value().reveal() + "A"))).isEmpty();
            assertThat(new BrowserSessions(other.seal, rig.clock).find(cookie.value()))
                    .isEmpty();
            rig.clock.advance(BrowserSessions.LIFETIME);
            assertThat(sessions.find(cookie.value())).isEqualTo(Optional.empty());
        }
    }

    private static Map<String, String> back(LoginRig rig) throws ProviderUnavailableException, TooManyLoginsException {
        return new HashMap<>(LoginProvider.query(
                rig.provider.signIn(rig.begin("page"), "alice").getRawQuery()));
    }

    private static SignedIn signedIn(LoginResult result) {
        assertThat(result).isInstanceOf(SignedIn.class);
        return (SignedIn) result;
    }

    private static Failed failed(LoginResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }
}
