package io.kestramcp.scenario;

import io.kestramcp.browser.Chromium;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for a class of tests, which are skipped where there is none, or where the build was given a real Kestra. */
final class OneChromium implements BeforeAllCallback, AfterAllCallback {
    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        GatewayTest.assumeSandbox();
        Chromium.assumeInstalled();
        chromium = Chromium.start();
    }

    /** The running one. */
    Chromium chromium() {
        return chromium;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }
}
