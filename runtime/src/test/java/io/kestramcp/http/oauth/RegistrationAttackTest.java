package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open registration: off unless wanted, and then for little and for few. */
class RegistrationAttackTest extends AuthTest {
    private static final String GOOD = "{\"redirect_uris\":[\"https://app.example/callback\"]}";

    @Test
    void A8_nobody_registers_where_the_operator_has_not_allowed_it() throws IOException {
        try (AuthGateway closed = gateway(directory.resolve("closed"), false)) {
            assertThat(ClientApp.register(closed, GOOD).statusCode()).isEqualTo(404);
            assertThat(closed.send(closed.at("/.well-known/oauth-authorization-server"))
                            .body())
                    .doesNotContain("registration_endpoint");
        }
    }

    @Test
    void A8_what_is_no_plain_small_client_is_refused() {
        for (String document : List.of(
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"redirect_uris\":[]}",
                "{\"redirect_uris\":\"https://app.example/callback\"}",
                "{\"redirect_uris\":[1]}",
                "{\"redirect_uris\":[\"javascript:alert(1)\"]}",
                "{\"redirect_uris\":[\"data:text/html,x\"]}",
                "{\"redirect_uris\":[\"https://app.example/callback\",\"javascript:alert(1)\"]}",
                "{\"redirect_uris\":[\"https://app.example/#x\"]}",
                "{\"redirect_uris\":[\"http://app.example/callback\"]}",
                "{\"application_type\":\"web\",\"redirect_uris\":[\"http://127.0.0.1/callback\"]}",
                "{\"application_type\":\"web\",\"redirect_uris\":[\"com.example.app:/callback\"]}",
                "{\"client_secret\":\"mine\",\"redirect_uris\":[\"https://app.example/callback\"]}",
                "{\"redirect_uris\":[" + "\"https://app.example/callback\",".repeat(20)
                        + "\"https://app.example/callback\"]}")) {
            assertThat(ClientApp.register(gateway, document).statusCode())
                    .as("%s", document)
                    .isEqualTo(400);
        }
        String large = GOOD.replace("}", ",\"client_name\":\"" + "x".repeat(20_000) + "\"}");
        assertThat(ClientApp.register(gateway, large).statusCode()).isEqualTo(413);
    }

    @Test
    void A8_A_13_one_address_alone_cannot_keep_the_others_from_registering() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(registered("203.0.113.1"));
        }
        assertThat(answers.subList(0, 30)).containsOnly(201);
        assertThat(answers.subList(30, 40)).containsOnly(429);
        assertThat(registered("203.0.113.2")).isEqualTo(201);
    }

    @Test
    void A8_A_13_a_host_with_a_network_of_IPv6_is_one_address() {
        for (int i = 0; i < 30; i++) {
            assertThat(registered("2001:db8:1:2::" + i)).isEqualTo(201);
        }
        assertThat(registered("2001:db8:1:2:ffff::7")).isEqualTo(429);
        assertThat(registered("2001:db8:1:3::1")).isEqualTo(201);
    }

    private int registered(String from) {
        return ClientApp.register(gateway, GOOD, from).statusCode();
    }
}
