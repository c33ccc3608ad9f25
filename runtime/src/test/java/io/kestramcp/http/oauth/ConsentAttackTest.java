package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The confused deputy: nobody's sign-in may end in a code for a client that he was not asked about. */
class ConsentAttackTest extends AuthTest {
    private static final String ORIGIN = "https://gateway.example";

    @Test
    void A5_nothing_goes_to_the_provider_and_no_login_cookie_is_set_before_the_user_agrees() {
        Browser browser = new Browser(gateway);
        HttpResponse<String> page = browser.open(ClientApp.registered(gateway).authorize());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.contains("login"));
        HttpResponse<String> agreed = browser.decide(page, "allow");
        assertThat(Browser.location(agreed).toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(agreed.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-kestra-mcp-login-")
                        && cookie.contains("Secure")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && cookie.contains("Path=/")
                        && !cookie.contains("Domain"));
    }

    @Test
    void A5_A_3_an_address_of_the_provider_that_an_attacker_caught_is_of_no_use_in_the_victims_browser() {
        Browser attacker = new Browser(gateway);
        ClientApp client = ClientApp.registered(gateway, "https://attacker.example/callback");
        URI caught = Browser.location(attacker.decide(attacker.open(client.authorize()), "allow"));
        URI victimComesBack = provider.signIn(caught, "victim");
        HttpResponse<String> answer = new Browser(gateway).open(victimComesBack);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(provider.tokenRequests()).isZero();
    }

    @Test
    void A5_consent_is_remembered_for_one_user_and_one_client() {
        ClientApp client = ClientApp.registered(gateway);
        Browser browser = new Browser(gateway);
        browser.connect(provider, client.authorize(), "alice");
        HttpResponse<String> again = browser.open(client.authorize());
        assertThat(Browser.location(again).toString()).startsWith(provider.issuer());
        assertThat(browser.open(ClientApp.registered(gateway).authorize()).statusCode())
                .isEqualTo(200);
        assertThat(new Browser(gateway).open(client.authorize()).statusCode()).isEqualTo(200);
    }

    @Test
    void A5_another_user_who_signs_in_on_the_first_ones_consent_is_asked_himself() {
        ClientApp client = ClientApp.registered(gateway);
        Browser browser = new Browser(gateway);
        browser.connect(provider, client.authorize(), "alice");
        URI toProvider = Browser.location(browser.open(client.authorize()));
        URI onward = Browser.location(browser.open(provider.signIn(toProvider, "bob")));
        assertThat(onward.toString()).startsWith(AuthGateway.PUBLIC + "/oauth/authorize?");
        HttpResponse<String> asked = browser.open(onward);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Assistant");
    }

    @Test
    void a_user_who_does_not_agree_is_not_sent_to_the_provider_and_the_client_is_told() {
        Browser browser = new Browser(gateway);
        ClientApp client = ClientApp.registered(gateway);
        URI answer = Browser.location(browser.decide(browser.open(client.authorize()), "deny"));
        assertThat(answer.toString()).startsWith(client.redirect);
        assertThat(LoginProvider.query(answer.getRawQuery())).containsEntry("error", "access_denied");
    }

    @Test
    void A6_a_callback_that_comes_twice_or_elsewhere_gives_no_second_code() {
        Browser browser = new Browser(gateway);
        ClientApp client = ClientApp.registered(gateway);
        URI toProvider = Browser.location(browser.decide(browser.open(client.authorize()), "allow"));
        URI back = provider.signIn(toProvider, "alice");
        Map<String, String> cookies = new TreeMap<>(browser.cookies);
        assertThat(LoginProvider.query(Browser.location(browser.open(back)).getRawQuery()))
                .containsKey("code");
        assertThat(browser.cookies.keySet()).noneMatch(name -> name.contains("login"));
        Browser replayed = new Browser(gateway);
        replayed.cookies.putAll(cookies);
        assertThat(replayed.open(back).statusCode()).isEqualTo(400);
        assertThat(provider.tokenRequests()).isEqualTo(1);
    }

    @Test
    void A6_a_session_cookie_is_new_with_each_sign_in_and_cannot_be_given_to_somebody() {
        Browser browser = new Browser(gateway);
        browser.cookies.put("__Host-kestra-mcp-session", "chosen-by-the-attacker");
        ClientApp client = ClientApp.registered(gateway);
        assertThat(browser.open(client.authorize()).statusCode()).isEqualTo(200);
        browser.connect(provider, client.authorize(), "alice");
        assertThat(browser.cookies.get("__Host-kestra-mcp-session")).isNotEqualTo("chosen-by-the-attacker");
    }

    @Test
    void A7_consent_cannot_be_given_by_another_page_or_for_another_browser() {
        Browser victim = new Browser(gateway);
        Browser attacker = new Browser(gateway);
        ClientApp client = ClientApp.registered(gateway);
        Map<String, String> own = fields(victim, client);
        Map<String, String> foreign = fields(attacker, client);
        assertThat(victim.submit("/oauth/authorize", foreign, ORIGIN).statusCode())
                .isEqualTo(403);
        Map<String, String> mixed = new TreeMap<>(foreign);
        mixed.put("proof", own.get("proof"));
        assertThat(victim.submit("/oauth/authorize", mixed, ORIGIN).statusCode())
                .isEqualTo(400);
        assertThat(victim.submit("/oauth/authorize", own, "https://attacker.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browser(gateway).submit("/oauth/authorize", own, ORIGIN).statusCode())
                .isEqualTo(403);
        assertThat(Browser.location(victim.submit("/oauth/authorize", own, ORIGIN))
                        .toString())
                .startsWith(provider.issuer());
    }

    @Test
    void A7_what_a_client_calls_itself_is_text_and_the_page_is_framed_by_nobody() {
        String hostile = "<img src=x onerror=alert(1)>{{proof}}\\\"><script>";
        HttpResponse<String> registered = ClientApp.register(
                gateway,
                "{\"client_name\":\"" + hostile + "\",\"logo_uri\":\"javascript:alert(1)\",\"client_uri\":"
                        + "\"https://evil.example/\\\"><script>\",\"redirect_uris\":[\"https://app.example/callback\"]}");
        Map<String, String> query =
                ClientApp.registered(gateway, "https://app.example/callback").query();
        query.put("client_id", ClientApp.json(registered).get("client_id").getAsString());
        HttpResponse<String> page = new Browser(gateway).open(ClientApp.address(query));
        assertThat(page.body())
                .contains("&lt;img src", "https://app.example")
                .doesNotContain("<img", "<script", "javascript:", "evil.example", hostile);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(Set.of("script-src", "unsafe-inline")).noneMatch(policy::contains);
    }

    @Test
    void A15_the_clients_hears_of_the_providers_refusal_and_silence_without_its_words() {
        ClientApp client = ClientApp.registered(gateway);
        Browser browser = new Browser(gateway);
        URI first = Browser.location(browser.decide(browser.open(client.authorize()), "allow"));
        URI refused = Browser.location(browser.open(provider.refuse(first, "access_denied")));
        assertThat(refused.toString()).startsWith(client.redirect).doesNotContain("secret");
        assertThat(LoginProvider.query(refused.getRawQuery()))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "state of the client")
                .containsEntry("iss", AuthGateway.PUBLIC.toString());
        URI second = Browser.location(browser.decide(browser.open(client.authorize()), "allow"));
        URI back = provider.signIn(second, "alice");
        provider.down();
        assertThat(LoginProvider.query(Browser.location(browser.open(back)).getRawQuery()))
                .containsEntry("error", "temporarily_unavailable");
    }

    private static Map<String, String> fields(Browser browser, ClientApp client) {
        Map<String, String> fields =
                Browser.fields(browser.open(client.authorize()).body());
        fields.put("decision", "allow");
        return fields;
    }
}
