package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.oauth.FakeProvider.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's metadata: believed only if it is the right one, and only within bounds. */
class DiscoveryTest {
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private long reads() {
        return rig.provider.requests(FakeProvider.METADATA);
    }

    @Test
    void metadata_of_another_issuer_is_not_believed() {
        for (String issuer : new String[] {"https://evil.example", rig.provider.issuer() + "/", ""}) {
            rig.provider.metadata(issuer);
            unavailable(rig.send(rig.token().signed()), "is of the issuer " + issuer);
            rig.clock.advance(IssuerKeys.COOLDOWN);
        }
        assertThat(rig.provider.requests(FakeProvider.JWKS)).isZero();
    }

    @Test
    void metadata_without_keys_or_with_keys_over_plain_http_elsewhere_is_not_believed() {
        String issuer = rig.provider.issuer();
        for (String member : new String[] {
            "\"x\":1", "\"jwks_uri\":7", "\"jwks_uri\":\"http://10.0.0.1/jwks\"", "\"jwks_uri\":\"file:///etc/passwd\""
        }) {
            rig.provider.json(FakeProvider.METADATA, "{\"issuer\":\"" + issuer + "\"," + member + "}");
            unavailable(rig.send(rig.token().signed()), "jwks_uri");
            rig.clock.advance(IssuerKeys.COOLDOWN);
        }
    }

    @Test
    void a_provider_on_https_cannot_send_us_to_this_machine() {
        Map<String, Object> document =
                Map.of("issuer", "https://id.example.com", "jwks_uri", "http://127.0.0.1:9200/_search");
        assertThatThrownBy(() ->
                        ProviderMetadata.of(document, "https://id.example.com", URI.create("https://id.example.com")))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("jwks_uri");
    }

    @Test
    void a_redirect_of_the_metadata_is_not_followed() {
        rig.provider.answer(
                FakeProvider.METADATA,
                new Answer(301, Map.of("Location", rig.provider.issuer() + "/elsewhere"), "", false));
        unavailable(rig.send(rig.token().signed()), "status 301");
        assertThat(rig.provider.requests("/elsewhere")).isZero();
    }

    @Test
    void metadata_is_read_once_an_hour_and_the_last_stays_while_it_cannot_be_read() {
        accepted(rig.send(rig.token().signed()));
        rig.clock.advance(IssuerKeys.TIME_TO_LIVE.plusSeconds(1));
        accepted(rig.send(rig.token().signed()));
        assertThat(reads()).isEqualTo(1);

        rig.provider.answer(FakeProvider.METADATA, new Answer(500, Map.of(), "", false));
        rig.provider.publish(TestKeys.OTHER_EC);
        rig.clock.advance(Duration.ofHours(1));
        long now = rig.clock.instant().getEpochSecond();
        TestToken later = rig.token().claim("iat", now).claim("exp", now + 60).header("kid", "other-ec");
        accepted(rig.send(later.signed(TestKeys.OTHER_EC)));
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void a_configured_key_address_needs_no_metadata() throws IOException {
        Rig direct = new Rig(rig.provider, "OIDC_JWKS_URI", rig.provider.issuer() + FakeProvider.JWKS);
        accepted(direct.send(rig.token().signed()));
        assertThat(reads()).isZero();
    }

    @Test
    void an_issuer_may_be_reached_at_another_address_than_its_name() {
        String name = "https://id.example.com/realms/kestra";
        rig.provider.metadata(name);
        Rig inside = new Rig(rig.provider, "OIDC_ISSUER", name);
        accepted(inside.send(rig.token().claim("iss", name).signed()));
        assertThat(inside.send(rig.token().signed())).isInstanceOf(Authentication.Invalid.class);
    }
}
