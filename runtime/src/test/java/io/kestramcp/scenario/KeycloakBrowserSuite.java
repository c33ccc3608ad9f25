package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.browser.Chromium;
import io.kestramcp.browser.Look;
import io.kestramcp.browser.Window;
import io.kestramcp.keycloak.Keycloak;
import io.kestramcp.keycloak.KeycloakRealm;
import io.kestramcp.keycloak.Tunnel;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.DesktopApp.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as authorization server in front of a real Keycloak: an application sends its user, in a real browser, through
 * our consent page and Keycloak's own form, and back with a code. Whatever a test changes is its own: users, or keys.
 */
class KeycloakBrowserSuite {
    private static final String GREETING = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static OwnAddress address;
    private static Keycloak keycloak;
    private static KeycloakRealm realm;
    private static Chromium chromium;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startKeycloakAndChromium() throws Exception {
        Chromium.assumeInstalled();
        address = OwnAddress.free();
        keycloak = Keycloak.running();
        realm = keycloak.realm(address.url());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopChromium() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void viewer_developer_and_admin_agree_sign_in_by_form_and_do_what_the_role_allows_and_no_more() throws Exception {
        run(realm, (kestra, client) -> {
            McpCaller viewer = client.as(connect("vera").string(ACCESS));
            McpCaller developer = client.as(connect("dave").string(ACCESS));
            McpCaller admin = client.as(connect("alice").string(ACCESS));
            Flows.save(developer, Flows.GREETING);
            String execution = Flows.start(developer, "greeting", "{\"who\": \"Ada\"}");
            assertThat(viewer.ok("get_execution", Flows.execution(execution)).string("flow_id"))
                    .isEqualTo("greeting");
            KeycloakSuite.assertUnknown(kestra, viewer, "execute_flow", GREETING);
            KeycloakSuite.assertUnknown(kestra, developer, "delete_flow", GREETING);
            admin.ok("delete_flow", GREETING);
            assertThat(viewer.call("get_flow", GREETING).failed()).isTrue();
        });
    }

    @Test
    void the_way_leads_by_the_consent_page_to_keycloak_alone_and_asks_once() throws Exception {
        run(realm, (kestra, client) -> {
            try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                Window window = chromium.window(Look.LIGHT);
                window.open(app.authorize());
                assertThat(window.text()).contains("Assistant asks to use Kestra");
                assertThat(window.asked()).noneMatch(each -> each.startsWith(realm.issuer()));
                window.click("Agree and sign in");
                assertThat(window.address().toString()).startsWith(realm.issuer());
                fillIn(window, "vera");
                assertThat(window.text()).isEqualTo(DesktopApp.FAREWELL);
                assertThat(window.asked())
                        .allMatch(each -> "127.0.0.1".equals(URI.create(each).getHost()));
                assertThat(window.askedBy(address.url()))
                        .allMatch(each -> each.startsWith(address.url() + "/style.css") || each.startsWith("data:"));
                assertThat(window.complaints(address.url())).isEmpty();
                assertThat(app.redeem().string("scope")).isNotEmpty();
                window.open(app.authorize());
                assertThat(window.text())
                        .as("she has agreed, and is signed in there and here")
                        .isEqualTo(DesktopApp.FAREWELL);
                assertThat(app.redeem().status()).isEqualTo(200);
            }
        });
    }

    @Test
    void a_role_that_is_taken_away_is_gone_with_the_next_token() throws Exception {
        realm.addUser("climber", "developers");
        run(realm, (kestra, client) -> {
            try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                Reply before = connect(app, "climber");
                assertThat(before.string("expires_in"))
                        .as("longer he keeps it in no case")
                        .isEqualTo("60");
                Flows.save(client.as(before.string(ACCESS)), Flows.GREETING);
                realm.removeFromGroup("climber", "developers");
                McpCaller after = client.as(app.refresh(before.string(REFRESH)).string(ACCESS));
                KeycloakSuite.assertUnknown(kestra, after, "get_flow", GREETING);
            }
        });
    }

    @Test
    void a_disabled_user_is_out_at_the_next_refresh_with_all_that_he_had() throws Exception {
        realm.addUser("quitter", "viewers");
        run(realm, (kestra, client) -> {
            try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                Reply tokens = connect(app, "quitter");
                assertThat(tokens.string("expires_in")).isEqualTo("60");
                McpCaller caller = client.as(tokens.string(ACCESS));
                assertThat(caller.names()).contains("get_flow");
                realm.disable("quitter");
                assertRefused(app.refresh(tokens.string(REFRESH)));
                KeycloakSuite.assertInvalid(caller);
                Window window = chromium.window(Look.LIGHT);
                agree(window, app);
                fillIn(window, "quitter");
                assertThat(window.text()).contains("Account is disabled");
            }
        });
    }

    @Test
    void keycloaks_new_signing_key_is_accepted_without_a_restart() throws Exception {
        KeycloakRealm own = keycloak.realm(address.url());
        run(own, (kestra, client) -> {
            try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                Reply first = connect(app, "vera");
                own.replaceKey();
                Reply second = app.refresh(first.string(REFRESH));
                assertThat(client.as(second.string(ACCESS)).names()).contains("get_flow");
                assertThat(client.as(connect(app, "dave").string(ACCESS)).names())
                        .contains("execute_flow");
            }
        });
    }

    @Test
    void a_refresh_token_that_comes_twice_ends_all_that_came_of_the_consent() throws Exception {
        run(realm, (kestra, client) -> {
            try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                Reply first = connect(app, "vera");
                Reply second = app.refresh(first.string(REFRESH));
                McpCaller caller = client.as(second.string(ACCESS));
                assertThat(caller.names()).contains("get_flow");
                assertRefused(app.refresh(first.string(REFRESH)));
                assertRefused(app.refresh(second.string(REFRESH)));
                KeycloakSuite.assertInvalid(caller);
                KeycloakSuite.assertInvalid(client.as(first.string(ACCESS)));
            }
        });
    }

    @Test
    void while_keycloak_cannot_be_reached_who_is_in_works_on_and_who_wants_in_is_told() throws Exception {
        try (Tunnel tunnel = new Tunnel(keycloak.port())) {
            KeycloakRealm reached = realm.reachedBy(tunnel.port());
            run(reached, (kestra, client) -> {
                try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
                    Reply tokens = connect(app, "vera");
                    Window late = chromium.window(Look.LIGHT);
                    agree(late, app);
                    tunnel.cut();
                    assertThat(client.as(tokens.string(ACCESS))
                                    .ok("search_flows", "{}")
                                    .rows())
                            .isEmpty();
                    Reply later = app.refresh(tokens.string(REFRESH));
                    assertThat(later.status()).isEqualTo(503);
                    assertThat(later.string("error")).isEqualTo("temporarily_unavailable");
                    Window window = chromium.window(Look.PHONE);
                    agree(window, app);
                    assertThat(window.text())
                            .contains("You cannot sign in now", "The identity provider does not answer.");
                    window.shoot("provider-down-phone");
                    tunnel.mend();
                    assertThat(client.as(app.refresh(tokens.string(REFRESH)).string(ACCESS))
                                    .names())
                            .contains("get_flow");
                    fillIn(late, "vera");
                    assertThat(app.redeem().status()).isEqualTo(200);
                    agree(window, app);
                    fillIn(window, "dave");
                    assertThat(client.as(app.redeem().string(ACCESS)).names()).contains("execute_flow");
                }
            });
        }
    }

    /** The whole way of a new application, whose user has a new browser; gives what the token endpoint answered. */
    private static Reply connect(String user) throws Exception {
        try (DesktopApp app = new DesktopApp(address.url(), "Assistant")) {
            return connect(app, user);
        }
    }

    private static Reply connect(DesktopApp app, String user) throws Exception {
        Window window = chromium.window(Look.LIGHT);
        agree(window, app);
        fillIn(window, user);
        return app.redeem();
    }

    private static void agree(Window window, DesktopApp app) throws Exception {
        window.open(app.authorize());
        window.click("Agree and sign in");
    }

    /** Keycloak's form. */
    private static void fillIn(Window window, String user) throws Exception {
        window.fill("Username or email", user);
        window.fill("Password", user);
        window.click("Sign In");
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.string("error")).isEqualTo("invalid_grant");
    }

    @FunctionalInterface
    private interface Scenario {
        void run(Sandbox kestra, McpCaller client) throws Exception;
    }

    private void run(KeycloakRealm trusted, Scenario scenario) throws Exception {
        Map<String, String> settings = new HashMap<>(address.settings());
        settings.putAll(OwnAddress.authorizationServer(directory.resolve("store")));
        settings.put("KESTRA_MCP_TOOLSETS", "all");
        settings.put("KESTRA_MCP_ACCESS_TOKEN_SECONDS", "60");
        settings.put("OIDC_ISSUER_URL", trusted.issuer());
        settings.put("OIDC_CLIENT_ID", KeycloakRealm.GATEWAY_CLIENT);
        settings.put("OIDC_CLIENT_SECRET", KeycloakRealm.GATEWAY_SECRET);
        GatewayTest.run("2.0", settings, (gateway, kestra, client) -> scenario.run(kestra, client));
    }
}
