package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.browser.Chromium;
import io.kestramcp.browser.Look;
import io.kestramcp.browser.Window;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway with every page that there is, in front of a provider that signs people in, for browsers. */
final class PagesGateway {
    private PagesGateway() {}

    /** What people do there. */
    @FunctionalInterface
    interface Scenario {
        /** Runs; {@code url} stands before the pages' paths. */
        void run(String url, CertifiedProvider provider, McpCaller client) throws Exception;
    }

    /** @param directory for its store and its audit record */
    static void run(Path directory, Scenario scenario) throws Exception {
        OwnAddress address = OwnAddress.free();
        try (CertifiedProvider provider = new CertifiedProvider(address, List.of("opaque"));
                Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withEnterprise())) {
            Map<String, String> settings = new HashMap<>(provider.settings());
            settings.putAll(CertifiedProvider.authorizationServer(directory.resolve("store")));
            settings.putAll(Map.of("KESTRA_USERNAME", "", "KESTRA_PASSWORD", "", "KESTRA_MCP_CREDENTIALS", "per-user"));
            settings.put(
                    "KESTRA_MCP_AUDIT_FILE", directory.resolve("audit.jsonl").toString());
            GatewayTest.run(
                    kestra,
                    kestra.baseUri(),
                    settings,
                    (gateway, none, client) -> scenario.run(address.url(), provider, client));
        }
    }

    /** Signs in at the provider, whose page is shown, and lets it tell the gateway who that is. */
    static void signIn(Window window, String user) throws Exception {
        window.fill("Enter any login", user);
        window.fill("and password", user);
        window.click("Sign-in");
        window.click("Continue");
    }

    /** Somebody at the token page. */
    static Window signedIn(Chromium chromium, Look look, String url, String user) throws Exception {
        Window window = chromium.window(look);
        window.open(url + "/token");
        signIn(window, user);
        assertThat(window.address()).hasToString(url + "/token");
        return window;
    }

    /** Hands in a token at the token page, with the keyboard. */
    static void register(Window window, String token) throws Exception {
        window.tabTo("- textbox \"Kestra API token\"");
        window.type(token);
        window.submit("Enter");
    }
}
