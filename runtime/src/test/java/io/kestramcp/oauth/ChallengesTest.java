package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The answers that a client must be able to act on, letter by letter. */
class ChallengesTest {
    private static final String METADATA =
            "resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"";

    private final Challenges challenges = new Challenges(new ProtectedResource(
            URI.create("https://mcp.example.com/mcp"), List.of("https://id.example.com"), Set.of("kestra.flow.read")));

    private static String challenge(Refusal refusal) {
        return refusal.headers().get("WWW-Authenticate");
    }

    @Test
    void a_missing_token_is_challenged_without_an_error() {
        Refusal answer = challenges.refusal(new Authentication.Missing(), Set.of("kestra.flow.read"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenge(answer)).isEqualTo("Bearer scope=\"kestra.flow.read\", " + METADATA);
        assertThat(challenge(challenges.refusal(new Authentication.Missing(), Set.of())))
                .isEqualTo("Bearer " + METADATA);
    }

    @Test
    void an_invalid_token_is_challenged_without_its_reason() {
        Refusal answer = challenges.refusal(new Authentication.Invalid("canary reason"), Set.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenge(answer))
                .isEqualTo("Bearer error=\"invalid_token\", "
                        + "error_description=\"The access token is not valid here. Sign in again.\", " + METADATA);
        assertThat(answer.body()).contains("\"error\":\"invalid_token\"");
        assertThat(answer.toString()).doesNotContain("canary");
    }

    @Test
    void a_malformed_request_is_answered_with_400_and_invalid_request() {
        Refusal answer = challenges.refusal(new Authentication.Malformed("canary reason"), Set.of("a"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(challenge(answer))
                .startsWith("Bearer error=\"invalid_request\", ")
                .doesNotContain("scope=");
        assertThat(answer.toString()).doesNotContain("canary");
    }

    @Test
    void a_provider_that_is_down_is_no_challenge_but_503_with_Retry_After() {
        Refusal answer = challenges.refusal(
                new Authentication.Unavailable("canary reason", Duration.ofSeconds(30)), Set.of("a"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "30").doesNotContainKey("WWW-Authenticate");
        assertThat(answer.toString()).doesNotContain("canary");
    }

    @Test
    void scopes_that_would_break_the_header_are_a_programming_error() {
        for (String scope : List.of("a b", "a\"", "a\\", "a\r\nX: y", "", "offline_access", "ä")) {
            assertThatThrownBy(() -> challenges.refusal(new Authentication.Missing(), Set.of(scope)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void no_answer_is_to_be_stored() {
        for (Authentication.Refused refused : List.of(
                new Authentication.Missing(),
                new Authentication.Invalid(""),
                new Authentication.Malformed(""),
                new Authentication.Unavailable("", Duration.ZERO))) {
            assertThat(challenges.refusal(refused, Set.of()).headers()).containsEntry("Cache-Control", "no-store");
        }
    }
}
