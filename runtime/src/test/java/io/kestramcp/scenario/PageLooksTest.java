package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.browser.Look;
import io.kestramcp.browser.Window;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page in every look: for who cannot see it, who sees little, who has a phone or sits in the dark. Leaves pictures in
 * {@code runtime/target/pages}.
 */
class PageLooksTest {
    private static final String LONG_NAME = "<b>Assistant</b> " + "of-a-name-without-a-blank".repeat(4);

    @RegisterExtension
    private static final OneChromium BROWSER = new OneChromium();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void every_page_is_readable_named_and_contrasted_fits_the_screen_and_asks_nobody_else(Look look) throws Exception {
        PagesGateway.run(directory, (url, provider, client) -> {
            Visit visit = new Visit(BROWSER.chromium().window(look), look, url);
            visit.open("/", "start");
            visit.open("/oauth/authorize?client_id=unknown", "message");
            try (DesktopApp app = new DesktopApp(url, "Assistant");
                    DesktopApp other = new DesktopApp(url, LONG_NAME)) {
                visit.open(app.authorize().substring(url.length()), "consent");
                visit.open(other.authorize().substring(url.length()), "consent-long-name");
            }
            Window window = visit.window();
            window.open(url + "/token");
            PagesGateway.signIn(window, "viewer");
            visit.check("token");
            PagesGateway.register(window, "wrong-token");
            visit.check("token-refused");
            PagesGateway.register(window, SandboxOptions.DEMO_TOKEN);
            visit.check("token-registered");
            window.click("Sign out");
            visit.check("signed-out");
            assertThat(window.askedBy(url))
                    .as("what our pages load")
                    .isNotEmpty()
                    .allMatch(address -> address.equals(url + "/style.css") || address.startsWith("data:image/"));
            assertThat(window.complaints(url))
                    .as("in the console, besides that a page was an error's")
                    .allMatch(text -> text.matches(".*responded with a status of 4(00|22).*"));
        });
    }

    private record Visit(Window window, Look look, String url) {
        void open(String path, String name) throws Exception {
            window.open(url + path);
            check(name);
        }

        void check(String name) throws Exception {
            window.shoot(name + "-" + look.name().toLowerCase(Locale.ROOT));
            assertThat(window.faults()).as(name).isEmpty();
            assertThat(window.overflow()).as("pixels to the right of %s", name).isZero();
            assertThat(window.isDark()).as(name).isEqualTo(look.isDark());
        }
    }
}
