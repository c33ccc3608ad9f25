package io.kestramcp.doctor.signin;

import io.kestramcp.config.LoopbackName;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.SettingsException;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.setup.SettingsChecks;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.OauthSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was set for signing in. */
public final class ProviderChecks {
    /** What the checks need that look at a provider, or at what follows from there being one. */
    public static final String SETTINGS = "provider.settings";

    private static final Fault INCOMPLETE = Fault.failure(
            "incomplete",
            "something is missing or cannot be used",
            "Correct what is named; docs/sign-in.md shows all settings for Keycloak, Entra ID and Okta. The gateway does not"
                    + " start with it.");
    private static final Fault NO_EFFECT =
            Fault.warning("no-effect", "a setting has no effect", "Remove the setting that is named.");
    private static final Fault LOCAL = Fault.warning(
            "local",
            "the public address is this machine's own, yet others are served",
            "Set KESTRA_MCP_PUBLIC_URL to the https address at which clients on other machines reach the gateway.");
    private static final Fault LACKING = Fault.failure(
            "lacking",
            "the authorization server lacks something",
            "Set what is named; docs/authorization-server.md tells why. The gateway does not start like this.");

    private final Installation installation;

    public ProviderChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of(
                                SETTINGS,
                                "settings of the identity provider, public address and audience",
                                this::settings,
                                INCOMPLETE,
                                NO_EFFECT)
                        .after(SettingsChecks.READ),
                Check.of("provider.public-url", "clients can reach the public address", this::publicUrl, LOCAL)
                        .after(SETTINGS),
                Check.of(
                                "authorization.settings",
                                "what the gateway's own authorization server needs",
                                this::authorization,
                                LACKING)
                        .after(SETTINGS));
    }

    private Finding settings() throws Exception {
        Optional<OauthSettings> signIn;
        try {
            signIn = installation.signIn();
        } catch (SettingsException wrong) {
            return Finding.of(INCOMPLETE, told(wrong));
        }
        if (signIn.isEmpty()) {
            return Finding.unneeded("nobody signs in: OIDC_ISSUER_URL is not set");
        }
        if (!signIn.get().notes().isEmpty()) {
            return Finding.of(NO_EFFECT, String.join(" ", signIn.get().notes()));
        }
        return Finding.ok(
                signIn.get().issuers().stream().map(ProviderChecks::told).collect(Collectors.joining(" ")));
    }

    private Finding publicUrl() throws Exception {
        Optional<OauthSettings> signIn = installation.signIn();
        if (signIn.isEmpty()) {
            return Finding.unneeded("nobody signs in");
        }
        URI url = signIn.get().publicUrl();
        String told = "Clients connect to " + signIn.get().resource() + ".";
        boolean local = LoopbackName.matches(url.getHost().replaceAll("[\\[\\]]", ""));
        return local && !installation.settings().server().loopback() ? Finding.of(LOCAL, told) : Finding.ok(told);
    }

    private Finding authorization() throws Exception {
        try {
            installation.rules().checkAuthorization(installation.settings().access(), installation.signIn());
        } catch (SettingsException lacking) {
            return Finding.of(LACKING, told(lacking));
        }
        return installation.settings().access().authorization().on()
                ? Finding.ok("All is set that it needs.")
                : Finding.unneeded("there is none: KESTRA_MCP_AUTHORIZATION_SERVER is false");
    }

    private static String told(IssuerSettings issuer) {
        return "Tokens of " + issuer.issuer() + " for "
                + String.join(" or ", issuer.audiences().stream().sorted().toList()) + " are accepted.";
    }

    private static String told(SettingsException wrong) {
        return wrong.problems().stream().map(SettingProblem::toString).collect(Collectors.joining(" "));
    }
}
