package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The RFC 9728 document and where it stands. */
class ProtectedResourceTest {
    private static ProtectedResource at(String publicUrl) {
        OauthSettings settings = Rig.settings(Map.of(
                "KESTRA_MCP_PUBLIC_URL", publicUrl,
                "OIDC_ISSUER_URL", "https://id.example.com/realms/kestra",
                "OIDC_2_ISSUER_URL", "https://other.example.com"));
        return ProtectedResource.of(settings, Set.of("kestra.flow.read", "a"));
    }

    @Test
    void the_metadata_names_the_resource_its_authorization_servers_and_its_scopes() {
        assertThat(at("https://mcp.example.com").metadata())
                .isEqualTo("{\"resource\":\"https://mcp.example.com/mcp\","
                        + "\"authorization_servers\":[\"https://id.example.com/realms/kestra\",\"https://other.example.com\"],"
                        + "\"scopes_supported\":[\"a\",\"kestra.flow.read\"],"
                        + "\"bearer_methods_supported\":[\"header\"],"
                        + "\"resource_name\":\"Kestra MCP gateway\"}");
    }

    @Test
    void the_metadata_stands_at_both_well_known_paths() {
        assertThat(at("https://mcp.example.com").metadataPaths())
                .containsExactly("/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource");
        assertThat(at("https://example.com/kestra/").metadataPaths())
                .containsExactly(
                        "/.well-known/oauth-protected-resource/kestra/mcp", "/.well-known/oauth-protected-resource");
    }

    @Test
    void A_14_and_A_22_every_address_comes_from_the_public_URL_in_its_canonical_form() {
        ProtectedResource resource = at("HTTPS://MCP.Example.com:8443/Kestra/");
        assertThat(resource.resource()).isEqualTo(URI.create("https://mcp.example.com:8443/Kestra/mcp"));
        assertThat(resource.metadataUrl())
                .hasToString("https://mcp.example.com:8443/.well-known/oauth-protected-resource/Kestra/mcp");
    }

    @Test
    void without_scopes_the_member_is_left_out() {
        ProtectedResource resource =
                new ProtectedResource(URI.create("https://h/mcp"), List.of("https://id.example.com"), Set.of());
        assertThat(resource.metadata()).doesNotContain("scopes_supported");
    }

    @Test
    void a_resource_without_an_authorization_server_or_with_offline_access_is_refused() {
        URI uri = URI.create("https://h/mcp");
        assertThatThrownBy(() -> new ProtectedResource(uri, List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProtectedResource(uri, List.of("https://i"), Set.of("offline_access")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
