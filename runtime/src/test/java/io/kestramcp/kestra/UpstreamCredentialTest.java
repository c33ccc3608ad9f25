package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.BASIC;
import static io.kestramcp.kestra.ClientFixture.PASSWORD;
import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The credential goes into one header and nowhere else. */
class UpstreamCredentialTest {
    /** The example of RFC 7617, section 2.1. */
    @Test
    void basic_is_encoded_in_utf8() {
        assertThat(new UpstreamCredential.Basic("test", new Secret("123\u00A3")).authorization())
                .hasValue("Basic dGVzdDoxMjPCow==");
    }

    @Test
    void no_text_shows_it() {
        assertThat(new UpstreamCredential.Basic("ann", new Secret(PASSWORD)).toString())
                .doesNotContain(PASSWORD)
                .contains("ann");
        assertThat(new UpstreamCredential.Bearer(new Secret(PASSWORD)).toString())
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "\u00FC"})
    void a_token_that_cannot_stand_in_a_header_is_refused(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpstreamCredential.Bearer(new Secret(token)))
                .withMessage("An API token is one word of printable ASCII characters (RFC 6750)");
    }

    @Test
    void a_user_name_with_a_colon_and_an_empty_password_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UpstreamCredential.Basic("a:b", new Secret("c")));
        assertThatIllegalArgumentException().isThrownBy(() -> new UpstreamCredential.Basic("a", new Secret("")));
    }

    @Test
    void the_operators_user_name_wins_over_the_token_and_nothing_is_anonymous() throws Exception {
        Optional<Secret> token = Optional.of(new Secret("t"));
        assertThat(operator(Optional.of("ann"), Optional.of(new Secret(PASSWORD)), token))
                .isEqualTo(new UpstreamCredential.Basic("ann", new Secret(PASSWORD)));
        assertThat(operator(Optional.empty(), Optional.empty(), token))
                .isEqualTo(new UpstreamCredential.Bearer(new Secret("t")));
        assertThat(operator(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEqualTo(new UpstreamCredential.Anonymous());
    }

    @Test
    void a_proxy_that_shows_the_request_in_its_error_gives_nothing_away() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.json(
                        400,
                        "{\"message\":\"bad header " + request.header("Authorization") + " / " + PASSWORD + "\"}"));
                HttpKestraClient client = client(server.url())) {
            KestraReply reply = client.send(request("GET"), options());
            assertThat(server.requests().get(0).header("Authorization")).isEqualTo(BASIC);
            assertThat(ClientFixture.clean(KestraErrors.of(request("GET"), reply)))
                    .hasMessageEndingWith("bad header Basic (secret) / (secret)");
        }
    }

    private static UpstreamCredential operator(
            Optional<String> username, Optional<Secret> password, Optional<Secret> token) throws KestraException {
        KestraSettings base = ClientFixture.settings("http://localhost");
        KestraSettings settings = new KestraSettings(
                base.baseUrl(),
                base.tenant(),
                username,
                password,
                token,
                true,
                Optional.empty(),
                Optional.empty(),
                base.connectTimeout(),
                base.maxReplyBytes());
        return CredentialSource.operator(settings).credential(Principal.local()).orElseThrow();
    }
}
