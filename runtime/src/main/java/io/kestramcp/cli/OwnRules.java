package io.kestramcp.cli;

import io.kestramcp.access.Policy;
import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.Credentials;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.doctor.StartRules;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.login.LoginSettingsReader;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolSelection;
import java.net.URI;
import java.util.Optional;

/** What this program starts by, for the doctor. */
final class OwnRules implements StartRules {
    private final ToolCatalog catalog = Assembly.catalog();

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ToolCatalog catalog() {
        return catalog;
    }

    @Override
    public Optional<OauthSettings> signIn(AccessSettings settings) throws SettingsException {
        return AccessAssembly.signIn(settings);
    }

    @Override
    public void checkAuthorization(AccessSettings settings, Optional<OauthSettings> signIn) throws SettingsException {
        AuthorizationAssembly.check(settings, signIn);
    }

    @Override
    public ToolSelection selection(Settings settings) throws SettingsException {
        return AccessAssembly.selection(settings, catalog);
    }

    @Override
    public Policy policy(AccessSettings settings) {
        return AccessAssembly.policy(settings, catalog).get();
    }

    @Override
    public boolean isClient(AccessSettings settings, OauthSettings signIn) {
        URI callback = URI.create(signIn.publicUrl() + LoginCallback.PATH);
        return LoginSettingsReader.read(settings.signIn(), callback).isPresent();
    }

    @Override
    public boolean keeps(Settings settings) {
        try (Keeping keeping = new Keeping(settings)) {
            return settings.credentials() == Credentials.PER_USER
                    || settings.access().authorization().on()
                    || keeping.isShared();
        }
    }
}
