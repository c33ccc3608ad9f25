package io.kestramcp.doctor.signin;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.ClockSkew;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Once;
import io.kestramcp.oauth.IssuerSettings;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.ProviderLook;
import io.kestramcp.oauth.ProviderLook.Metadata;
import io.kestramcp.oauth.ProviderUnavailableException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The identity providers as they answer. Of several, the first that something is wrong with is told. */
public final class IssuerChecks {
    private static final Fault UNREACHABLE = Fault.failure(
            "unreachable",
            "no connection",
            "Check OIDC_ISSUER_URL, and that this machine, or container, reaches the provider: name server, firewall,"
                    + " network policy.");
    private static final Fault UNTRUSTED = Fault.failure(
            "untrusted",
            "TLS fails",
            "Let this Java trust who issued the provider's certificate: import it with keytool, or name a trust store with"
                    + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE.");
    private static final Fault NO_METADATA = Fault.failure(
            "no-metadata",
            "no metadata there",
            "OIDC_ISSUER_URL, with /.well-known/openid-configuration after it, must answer with JSON: for Keycloak it ends"
                    + " with /realms/NAME, for Entra ID with /v2.0.");
    private static final Fault OTHER_ISSUER = Fault.failure(
            "other-issuer",
            "the metadata is of another issuer",
            "Set OIDC_ISSUER_URL exactly to the issuer in the metadata, slash at the end and all. If its tokens name yet"
                    + " another iss, set OIDC_ISSUER to that.");
    private static final Fault BAD_METADATA = Fault.failure(
            "bad-metadata",
            "an address in the metadata is missing or cannot be used",
            "Mend it at the provider (often its own public address, behind a proxy), or set OIDC_JWKS_URI.");
    private static final Fault NO_KEYS = Fault.failure(
            "no-keys",
            "no key set can be had",
            "The jwks_uri of the metadata, or OIDC_JWKS_URI, must answer with a JSON Web Key Set to this machine.");
    private static final Fault UNUSABLE_KEYS = Fault.failure(
            "unusable-keys",
            "no published key is good for an accepted algorithm",
            "Accept the algorithm that the provider signs with (OIDC_ALGORITHMS), or give the provider a key of RSA with at"
                    + " least 2048 bits, P-256, P-384, P-521 or Ed25519.");
    private static final Fault SKEW = Fault.failure(
            "skew",
            "the clocks are so far apart that tokens are refused",
            "Let both machines keep their time by NTP. OIDC_CLOCK_SKEW_SECONDS bridges a small difference.");
    private static final Fault SOME_SKEW = Fault.warning(
            "some-skew",
            "the clocks are apart by more than half of what is tolerated",
            "Let both machines keep their time by NTP, before tokens are refused.");
    private static final Fault NO_LOGIN = Fault.failure(
            "no-login",
            "its metadata does not say where people sign in",
            "The token page and the authorization server need authorization_endpoint and token_endpoint in the metadata:"
                    + " turn the authorization code flow on at the provider, or remove OIDC_CLIENT_ID.");

    private final Installation installation;
    private final Once<Map<IssuerSettings, ProviderLook>> looks = new Once<>(this::looks);
    private final Once<Map<IssuerSettings, Seen>> seen = new Once<>(this::read);

    public IssuerChecks(Installation installation) {
        this.installation = installation;
    }

    private record Seen(Metadata metadata, Instant at) {}

    @FunctionalInterface
    private interface Look {
        Optional<Finding> at(IssuerSettings settings, ProviderLook look) throws Exception;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of(
                                "provider.discovery",
                                "the provider's metadata can be read",
                                this::discovery,
                                UNREACHABLE,
                                UNTRUSTED,
                                NO_METADATA)
                        .after(ProviderChecks.SETTINGS),
                Check.of(
                                "provider.issuer",
                                "the metadata is that of the issuer that was set",
                                this::issuer,
                                OTHER_ISSUER,
                                BAD_METADATA)
                        .after("provider.discovery"),
                Check.of(
                                "provider.keys",
                                "keys can be read, and used with the accepted algorithms",
                                this::keys,
                                NO_KEYS,
                                UNUSABLE_KEYS)
                        .after("provider.issuer"),
                Check.of(
                                "provider.clock",
                                "the provider's clock and this machine's agree",
                                this::clock,
                                SKEW,
                                SOME_SKEW)
                        .after("provider.discovery"),
                Check.of("provider.login", "people can sign in with a browser", this::login, NO_LOGIN)
                        .after("provider.issuer"));
    }

    private Finding discovery() throws Exception {
        try {
            return seen.get().isEmpty() ? unneeded() : Finding.ok("The metadata can be read.");
        } catch (ProviderUnavailableException failed) {
            return Finding.of(fault(failed.getCause()), failed.getMessage() + ".");
        }
    }

    private static Fault fault(Throwable cause) {
        if (cause instanceof SSLException) {
            return UNTRUSTED;
        }
        boolean unreachable = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SocketTimeoutException;
        return unreachable ? UNREACHABLE : NO_METADATA;
    }

    private Finding issuer() throws Exception {
        return each("The metadata is of the issuer that was set.", (settings, look) -> {
            Metadata metadata = seen.get().get(settings).metadata();
            try {
                look.accept(metadata);
                return Optional.empty();
            } catch (ProviderUnavailableException wrong) {
                boolean other = !look.issuer(metadata).equals(settings.issuer());
                return Optional.of(Finding.of(other ? OTHER_ISSUER : BAD_METADATA, sentence(wrong)));
            }
        });
    }

    private Finding keys() throws Exception {
        if (looks.get().isEmpty()) {
            return unneeded();
        }
        StringBuilder told = new StringBuilder();
        for (Map.Entry<IssuerSettings, ProviderLook> each : looks.get().entrySet()) {
            List<String> usable;
            try {
                usable = each.getValue().usableAlgorithms();
            } catch (ProviderUnavailableException none) {
                return Finding.of(NO_KEYS, sentence(none));
            }
            if (usable.isEmpty()) {
                return Finding.of(
                        UNUSABLE_KEYS, "No key of " + each.getKey().issuer() + " is good for an accepted algorithm.");
            }
            told.append(told.isEmpty() ? "" : " ")
                    .append("There are keys for ")
                    .append(String.join(", ", usable))
                    .append('.');
        }
        return Finding.ok(told.toString());
    }

    private Finding clock() throws Exception {
        return each("The clocks agree, as far as can be seen.", (settings, look) -> {
            Seen then = seen.get().get(settings);
            Duration tolerated = settings.clockSkew();
            Optional<ClockSkew> skew = then.metadata().date().map(date -> ClockSkew.of(date, then.at()));
            // A whole second is what the header cuts off.
            return skew.filter(apart -> apart.isBeyond(tolerated.dividedBy(2).plusSeconds(1)))
                    .map(apart -> Finding.of(
                            apart.isBeyond(tolerated) ? SKEW : SOME_SKEW,
                            "The clock of " + settings.issuer() + " is " + apart + "; " + tolerated.toSeconds()
                                    + " s are tolerated."));
        });
    }

    private Finding login() throws Exception {
        if (installation.signIn().isEmpty()) {
            return unneeded();
        }
        OauthSettings signIn = installation.signIn().get();
        if (!installation.rules().isClient(installation.settings().access(), signIn)) {
            return Finding.unneeded("the gateway is no client of the provider: OIDC_CLIENT_ID is not set");
        }
        IssuerSettings first = signIn.issuers().get(0);
        try {
            looks.get().get(first).acceptForLogin(seen.get().get(first).metadata());
            return Finding.ok("The provider says where people sign in.");
        } catch (ProviderUnavailableException lacking) {
            return Finding.of(NO_LOGIN, sentence(lacking));
        }
    }

    private Finding each(String well, Look look) throws Exception {
        for (Map.Entry<IssuerSettings, ProviderLook> each : looks.get().entrySet()) {
            if (seen.get().containsKey(each.getKey())) {
                Optional<Finding> wrong = look.at(each.getKey(), each.getValue());
                if (wrong.isPresent()) {
                    return wrong.get();
                }
            }
        }
        return seen.get().isEmpty() ? unneeded() : Finding.ok(well);
    }

    private Map<IssuerSettings, ProviderLook> looks() throws Exception {
        Map<IssuerSettings, ProviderLook> made = new LinkedHashMap<>();
        for (IssuerSettings issuer :
                installation.signIn().map(OauthSettings::issuers).orElse(List.of())) {
            made.put(issuer, new ProviderLook(issuer));
        }
        return made;
    }

    /** Of those whose metadata is needed; people sign in at the first. */
    private Map<IssuerSettings, Seen> read() throws Exception {
        Map<IssuerSettings, Seen> read = new LinkedHashMap<>();
        if (installation.signIn().isEmpty()) {
            return read;
        }
        OauthSettings signIn = installation.signIn().get();
        boolean login = installation.rules().isClient(installation.settings().access(), signIn);
        for (Map.Entry<IssuerSettings, ProviderLook> each : looks.get().entrySet()) {
            boolean first = each.getKey().equals(signIn.issuers().get(0));
            if (each.getKey().jwksUri().isEmpty() || (login && first)) {
                Metadata metadata = each.getValue().metadata();
                read.put(
                        each.getKey(),
                        new Seen(metadata, installation.machine().clock().instant()));
            }
        }
        return read;
    }

    private Finding unneeded() throws Exception {
        return Finding.unneeded(
                installation.signIn().isEmpty() ? "nobody signs in" : "OIDC_JWKS_URI is set, so no metadata is read");
    }

    private static String sentence(ProviderUnavailableException failed) {
        return failed.getMessage().replaceFirst("^the ", "The ") + ".";
    }
}
