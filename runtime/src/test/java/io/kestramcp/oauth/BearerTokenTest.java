package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.malformed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may stand in a request. */
class BearerTokenTest {
    private Rig rig;
    private String token;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig();
        token = rig.token().signed();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Authentication send(String query, String contentType, String... authorization) {
        return rig.authenticator.authenticate(
                new BearerRequest(List.of(authorization), query, contentType), TokenTries.UNLIMITED);
    }

    @Test
    void no_header_or_another_scheme_is_no_token() {
        assertThat(send("", "")).isEqualTo(new Authentication.Missing());
        assertThat(send("", "", "Basic YTpi")).isEqualTo(new Authentication.Missing());
        assertThat(send("", "", "BearerX " + token)).isEqualTo(new Authentication.Missing());
    }

    @Test
    void T11_two_Authorization_headers_are_refused_even_if_they_are_the_same() {
        malformed(send("", "", "Bearer " + token, "Bearer " + token), "2 Authorization headers");
        malformed(send("", "", "Bearer " + token, "Basic YTpi"), "2 Authorization headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=%s",
                "a=b&access_token=%s",
                "ACCESS_TOKEN=%s",
                "acc%%65ss_token=%s",
                "a;access_token=%s"
            })
    void T11_a_token_in_the_query_is_refused_beside_a_good_header_or_alone(String query) {
        malformed(send(query.formatted(token), "", "Bearer " + token), "query string");
        malformed(send(query.formatted(token), ""), "query string");
    }

    @Test
    void T11_a_token_in_a_body_is_refused() {
        malformed(send("", "application/x-www-form-urlencoded", "Bearer " + token), "form body");
        malformed(send("", " Application/X-WWW-Form-Urlencoded; charset=utf-8"), "form body");
    }

    @Test
    void T11_the_scheme_is_read_in_any_case_as_RFC_9110_says() {
        for (String header : List.of("Bearer " + token, "bearer " + token, "BEARER   " + token)) {
            accepted(send("", "", header));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer\t%s",
                "Bearer %s %s",
                "Bearer %s,Bearer %s",
                "Bearer %s, Basic YTpi",
                "Bearer,%s",
                "Bearer \"%s\"",
                "Bearer token=\"%s\"",
                "Bearer %s\u0000",
                "Bearer %s\n",
                "Bearer é%s",
                "",
                ",Bearer %s"
            })
    void T11_a_header_of_another_form_is_refused(String header) {
        Authentication outcome = send("", "", header.replace("%s", token) + (header.endsWith("\n") ? "x" : ""));
        assertThat(outcome).isInstanceOf(Authentication.Malformed.class);
    }

    @Test
    void a_query_without_a_token_does_no_harm() {
        accepted(send("a=access_token&token=x", "", "Bearer " + token));
        accepted(send(null, null, "Bearer " + token));
    }

    @Test
    void a_request_does_not_show_its_token() {
        assertThat(Rig.bearer(token).toString()).doesNotContain(token);
    }
}
