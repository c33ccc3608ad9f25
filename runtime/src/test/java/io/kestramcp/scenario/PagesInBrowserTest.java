package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.browser.ForeignSite;
import io.kestramcp.browser.Look;
import io.kestramcp.browser.Window;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's pages in a real browser, used as people use them, in front of a provider that signs them in. */
class PagesInBrowserTest {
    private static final String GOOD = SandboxOptions.DEMO_TOKEN;

    @RegisterExtension
    private static final OneChromium BROWSER = new OneChromium();

    @TempDir
    private Path directory;

    @Test
    void an_application_is_connected_with_the_keyboard_alone() throws Exception {
        run((url, provider, client) -> {
            try (DesktopApp app = new DesktopApp(url, "Assistant")) {
                Window window = BROWSER.chromium().window(Look.LIGHT);
                window.open(app.authorize());
                assertThat(window.text())
                        .contains("Assistant asks to use Kestra", "A program on your own computer.")
                        .contains("You sign in at", provider.issuer().replace("http://", ""));
                window.tabTo("- button \"Agree and sign in\"");
                assertThat(window.asked()).noneMatch(each -> each.startsWith(provider.issuer()));
                window.submit("Enter");
                PagesGateway.signIn(window, "viewer");
                assertThat(window.text()).isEqualTo(DesktopApp.FAREWELL);
                McpCaller assistant = client.as(app.redeem().string("access_token"));
                assertThat(assistant.names()).contains("get_flow").doesNotContain("delete_flow");
            }
        });
    }

    @Test
    void who_does_not_agree_goes_back_without_having_been_at_the_provider() throws Exception {
        run((url, provider, client) -> {
            try (DesktopApp app = new DesktopApp(url, "Assistant")) {
                Window window = BROWSER.chromium().window(Look.LIGHT);
                window.open(app.authorize());
                window.tabTo("- button \"Do not connect\"");
                window.submit("Enter");
                assertThat(app.answer()).containsEntry("error", "access_denied").doesNotContainKey("code");
                assertThat(window.asked()).noneMatch(each -> each.startsWith(provider.issuer()));
            }
        });
    }

    @Test
    void a_token_is_refused_registered_replaced_and_removed_with_the_keyboard_alone() throws Exception {
        run((url, provider, client) -> {
            Window window = PagesGateway.signedIn(BROWSER.chromium(), Look.LIGHT, url, "viewer");
            assertThat(window.text()).contains("You are signed in as viewer", "No token is registered.");
            PagesGateway.register(window, "wrong-token");
            assertThat(window.tree())
                    .contains("- alert: The token was not kept. Kestra refused searchFlows with 401")
                    .contains("No token is registered.")
                    .doesNotContain("wrong-token");
            PagesGateway.register(window, GOOD);
            assertThat(window.tree())
                    .contains("token of user", "button \"Remove it\"")
                    .doesNotContain(GOOD);
            PagesGateway.register(window, "another-wrong-token");
            assertThat(window.tree())
                    .as("a replacement that is refused leaves what was there")
                    .contains("- alert:", "token of user");
            PagesGateway.register(window, GOOD);
            assertThat(window.tree()).contains("token of user").doesNotContain("- alert");
            window.tabTo("- button \"Remove it\"");
            window.submit("Enter");
            assertThat(window.text()).contains("No token is registered.");
            window.tabTo("- button \"Sign out\"");
            window.submit("Enter");
            assertThat(window.text()).contains("You are signed out");
        });
    }

    @Test
    void no_page_elsewhere_sends_a_form_for_him() throws Exception {
        run((url, provider, client) -> {
            Window window = PagesGateway.signedIn(BROWSER.chromium(), Look.LIGHT, url, "viewer");
            PagesGateway.register(window, GOOD);
            String page = "<!doctype html><title>Win</title><form method=post action='" + url
                    + "/token'><input name=action value=remove><button>Win</button></form>";
            for (String host : List.of("127.0.0.1", "localhost")) {
                try (ForeignSite site = new ForeignSite(host, page)) {
                    window.open(site.url());
                    window.click("Win");
                    assertThat(window.address()).hasToString(url + "/token");
                    assertThat(window.text()).as("sent from %s", host).contains("Web pages of that Origin may not");
                }
            }
            window.open(url + "/token");
            assertThat(window.text()).contains("token of user");
        });
    }

    @Test
    void no_page_elsewhere_shows_a_page_of_ours_in_a_frame() throws Exception {
        run((url, provider, client) -> {
            Window window = PagesGateway.signedIn(BROWSER.chromium(), Look.LIGHT, url, "viewer");
            try (DesktopApp app = new DesktopApp(url, "Assistant");
                    ForeignSite site = new ForeignSite(
                            "127.0.0.1",
                            "<!doctype html><title>Win</title>"
                                    + Stream.of(url + "/", url + "/token", app.authorize())
                                            .map(address -> "<iframe src=\"" + address + "\"></iframe>")
                                            .collect(Collectors.joining()))) {
                window.open(site.url());
                assertThat(window.complaints(site.url())).hasSize(3).allMatch(text -> text.contains("frame-ancestors"));
                assertThat(window.frames()).hasSize(3).noneMatch(frame -> frame.contains("Kestra"));
            }
        });
    }

    private void run(PagesGateway.Scenario scenario) throws Exception {
        PagesGateway.run(directory, scenario);
    }
}
