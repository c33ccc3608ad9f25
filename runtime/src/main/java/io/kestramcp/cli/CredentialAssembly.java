package io.kestramcp.cli;

import io.kestramcp.config.Credentials;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.http.login.LoginCallback;
import io.kestramcp.http.token.TokenPage;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.login.LoginSettingsReader;
import io.kestramcp.observe.metrics.Metric;
import io.kestramcp.vault.TokenVault;
import java.net.URI;
import java.util.Optional;

/** Makes of the settings with whose rights callers act in Kestra. */
final class CredentialAssembly {
    /** Gives the address of the page; of no use without one. */
    static final String PAGE_TOOL = "register_kestra_token";

    private CredentialAssembly() {}

    /** Where each caller's credential comes from. */
    static CredentialSource source(Settings settings, Keeping keeping, Observation observation)
            throws SettingsException {
        return switch (settings.credentials()) {
            case SHARED -> CredentialSource.operator(settings.kestra());
            case NONE -> caller -> Optional.of(new UpstreamCredential.Anonymous());
            case PER_USER -> ownTokens(settings, keeping.vault(), observation);
        };
    }

    private static CredentialSource ownTokens(Settings settings, TokenVault vault, Observation observation)
            throws SettingsException {
        observation
                .meters()
                .ifPresent(meters -> meters.gauge(Metric.VAULT_TOKENS, () -> vault.countByKey().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        return new OwnTokens(vault, tokenPage(settings), outcome -> observation.count(Metric.CREDENTIALS, outcome));
    }

    /** Where callers register tokens of their own: there if they have such, and can sign in with a browser. */
    static Optional<URI> tokenPage(Settings settings) throws SettingsException {
        if (settings.credentials() != Credentials.PER_USER) {
            return Optional.empty();
        }
        return AccessAssembly.signIn(settings.access())
                .map(OauthSettings::publicUrl)
                .filter(url -> LoginSettingsReader.read(
                                settings.access().signIn(), URI.create(url + LoginCallback.PATH))
                        .isPresent())
                .map(url -> URI.create(url + TokenPage.PATH));
    }
}
