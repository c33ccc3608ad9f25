package io.kestramcp.oauth.login;

import io.kestramcp.config.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@link LoginSettings} out of named settings: {@code OIDC_CLIENT_ID}, {@code OIDC_CLIENT_SECRET} (or their older
 * names with {@code ENTRA_}) and {@code OIDC_SCOPES}, words parted by commas or blanks.
 */
public final class LoginSettingsReader {
    private LoginSettingsReader() {}

    /**
     * The settings; empty when the gateway has no client at the first provider, so that no browser can sign in.
     *
     * @param callback where the provider sends browsers back to
     */
    public static Optional<LoginSettings> read(Map<String, String> settings, URI callback) {
        Optional<String> id = text(settings, "CLIENT_ID");
        Optional<String> secret = text(settings, "CLIENT_SECRET");
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Set<String> scopes = Arrays.stream(
                        settings.getOrDefault("OIDC_SCOPES", "").split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new LoginSettings(
                id.get(),
                new Secret(secret.get()),
                scopes.isEmpty() ? LoginSettings.DEFAULT_SCOPES : scopes,
                callback));
    }

    private static Optional<String> text(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get("OIDC_" + name))
                .or(() -> Optional.ofNullable(settings.get("ENTRA_" + name)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
