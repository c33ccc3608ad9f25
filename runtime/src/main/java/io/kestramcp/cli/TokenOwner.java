package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.OauthSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose token a command is about. */
final class TokenOwner {
    @Option(
            names = "--user",
            paramLabel = "SUBJECT",
            description = "The user, by the sub claim of the provider's tokens. Default: the user of this machine, who"
                    + " calls over stdio or without sign-in.")
    private String user;

    @Option(names = "--issuer", paramLabel = "URL", description = "The provider's issuer, if more than one is set.")
    private String issuer;

    /**
     * The user.
     *
     * @throws IllegalArgumentException when it cannot be told which provider's user it is
     */
    Principal in(Settings settings) throws SettingsException {
        if (user == null) {
            if (issuer != null) {
                throw new IllegalArgumentException("--issuer goes with --user.");
            }
            return Principal.local();
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("--user must not be empty.");
        }
        return new Principal(issuer(settings), user, user);
    }

    /** The provider. */
    String issuer(Settings settings) throws SettingsException {
        return one(issuer, settings);
    }

    /** The issuer that was named, or the only one that is set. */
    static String one(String named, Settings settings) throws SettingsException {
        List<String> issuers =
                AccessAssembly.signIn(settings.access()).map(OauthSettings::issuers).orElse(List.of()).stream()
                        .map(IssuerSettings::issuer)
                        .toList();
        if (named == null && issuers.size() == 1) {
            return issuers.get(0);
        }
        if (named == null || (!issuers.isEmpty() && !issuers.contains(named))) {
            throw new IllegalArgumentException("--issuer must name the provider whose user it is"
                    + (issuers.isEmpty() ? "." : ", one of " + String.join(", ", issuers) + "."));
        }
        return named;
    }
}
