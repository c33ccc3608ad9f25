package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.OauthSettingsReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, which cannot be run where there is no Docker, held to the gateway's own words. */
class ComposeIT {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    @Test
    void the_gateway_understands_what_compose_sets() throws Exception {
        Map<String, Object> compose = compose();

        assertThat(settings(compose).warnings()).isEmpty();
        assertThat(Chart.map(compose.get("services"))).containsOnlyKeys("gateway", "kestra", "postgres", "keycloak");
    }

    /** The realm that compose gives to Keycloak, and that the documentation tells of, is for one address of the gateway. */
    @Test
    void composes_gateway_takes_the_tokens_that_its_keycloak_gives() throws Exception {
        Map<String, Object> compose = compose();

        OauthSettings signIn = signIn(compose);

        assertThat(signIn.issuers()).hasSize(1);
        IssuerSettings issuer = signIn.issuers().get(0);
        Object keycloak = Chart.at(compose, "services.keycloak.environment.KC_HOSTNAME");
        JsonObject realm = JsonParser.parseString(Files.readString(ROOT.resolve("docs/keycloak-realm.json")))
                .getAsJsonObject();
        assertThat(issuer.issuer())
                .isEqualTo(keycloak + "/realms/" + realm.get("realm").getAsString());
        assertThat(audiences(realm)).containsExactlyElementsOf(issuer.audiences());
        assertThat(realm.toString()).contains("\"" + signIn.publicUrl() + "/oauth/callback\"");
    }

    /** An address on loopback is one for the browser and for the gateway only where they share a loopback. */
    @Test
    void composes_gateway_shares_the_loopback_of_its_keycloak_where_both_are_published() throws Exception {
        Map<String, Object> compose = compose();
        URI issuer = signIn(compose).issuers().get(0).discoveryBase();

        assertThat(issuer.getHost()).isEqualTo("127.0.0.1");
        assertThat(Chart.at(compose, "services.gateway.network_mode")).isEqualTo("service:keycloak");
        assertThat(Chart.map(Chart.at(compose, "services.gateway"))).doesNotContainKey("ports");
        assertThat((List<?>) Chart.at(compose, "services.keycloak.ports"))
                .map(Object::toString)
                .containsExactlyInAnyOrder(
                        published(issuer), published(signIn(compose).publicUrl()));
    }

    private static String published(URI address) {
        return address.getHost() + ":" + address.getPort() + ":" + address.getPort();
    }

    private static List<String> audiences(JsonObject realm) {
        List<String> found = new ArrayList<>();
        for (JsonElement client : realm.getAsJsonArray("clients")) {
            for (JsonElement mapper : client.getAsJsonObject().getAsJsonArray("protocolMappers")) {
                JsonElement audience =
                        mapper.getAsJsonObject().getAsJsonObject("config").get("included.custom.audience");
                if (audience != null) {
                    found.add(audience.getAsString());
                }
            }
        }
        return found;
    }

    private static Map<String, Object> compose() throws Exception {
        return Chart.map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("deploy/compose.yaml"))));
    }

    private static OauthSettings signIn(Map<String, Object> compose) throws Exception {
        return OauthSettingsReader.read(settings(compose).access().signIn()).orElseThrow();
    }

    private static Settings settings(Map<String, Object> compose) throws Exception {
        Map<String, String> environment = new HashMap<>();
        Chart.map(Chart.at(compose, "services.gateway.environment"))
                .forEach((name, value) -> environment.put(name, value.toString()));
        return SettingsReader.read(Map.of(), environment, Optional.empty());
    }
}
