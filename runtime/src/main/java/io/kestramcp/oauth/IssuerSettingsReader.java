package io.kestramcp.oauth;

import io.kestramcp.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one issuer out of the settings that begin with a prefix such as {@code OIDC_}. */
final class IssuerSettingsReader {
    /** The names after the prefix that ask for an issuer: one of them without ISSUER_URL is a mistake, not silence. */
    static final List<String> NAMES = List.of(
            "ISSUER_URL",
            "ISSUER",
            "JWKS_URI",
            "AUDIENCE",
            "AUDIENCE_ONLY",
            "ALGORITHMS",
            "TOKEN_TYPES",
            "CLOCK_SKEW_SECONDS",
            "MAX_TOKEN_LIFETIME_SECONDS",
            "INTROSPECTION",
            "INTROSPECTION_URL");

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Duration MOST_LIFETIME = Duration.ofDays(30);
    private static final Pattern DIRECTORY_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SettingValues values;
    private final String prefix;
    private final boolean first;

    /** {@code first}: the issuer for which the predecessor's ENTRA_ names count. */
    IssuerSettingsReader(SettingValues values, String prefix, boolean first) {
        this.values = values;
        this.prefix = prefix;
        this.first = first;
    }

    /** The issuer; empty if none is set or a problem was noted. */
    Optional<IssuerSettings> read(URI resource) {
        Optional<String> entra = first ? values.text("ENTRA_TENANT_ID").flatMap(this::entraIssuer) : Optional.empty();
        Optional<String> address = values.text(prefix + "ISSUER_URL").or(() -> entra);
        if (address.isEmpty() && !(first && values.text("ENTRA_TENANT_ID").isPresent())) {
            values.problem(prefix + "ISSUER_URL", "is not set, though other " + prefix + " settings are");
        }
        Optional<URI> base = address.flatMap(text -> values.read(prefix + "ISSUER_URL", text, ProviderUrl::parse));
        if (base.isEmpty()) {
            return Optional.empty();
        }
        String issuer = values.text(prefix + "ISSUER").orElse(address.get());
        Set<String> audiences = values.words(prefix + "AUDIENCE");
        return algorithms()
                .map(algorithms -> new IssuerSettings(
                        issuer,
                        base.get(),
                        values.url(prefix + "JWKS_URI"),
                        audiences.isEmpty() ? Set.of(resource.toString()) : audiences,
                        values.flag(prefix + "AUDIENCE_ONLY"),
                        algorithms,
                        types(entra.isPresent() && entra.equals(address)),
                        values.seconds(prefix + "CLOCK_SKEW_SECONDS", IssuerSettings.DEFAULT_CLOCK_SKEW, MOST_SKEW),
                        values.seconds(
                                prefix + "MAX_TOKEN_LIFETIME_SECONDS",
                                IssuerSettings.DEFAULT_MAX_LIFETIME,
                                MOST_LIFETIME),
                        introspection()));
    }

    private Optional<String> entraIssuer(String tenant) {
        if (!DIRECTORY_ID.matcher(tenant).matches()) {
            values.problem("ENTRA_TENANT_ID", "must be the directory id (a GUID): tokens name their issuer by it");
            return Optional.empty();
        }
        return Optional.of("https://login.microsoftonline.com/" + tenant + "/v2.0");
    }

    private Optional<Set<String>> algorithms() {
        Set<String> named = values.words(prefix + "ALGORITHMS");
        if (named.isEmpty()) {
            return Optional.of(SignatureAlgorithms.names());
        }
        return values.read(prefix + "ALGORITHMS", String.join(" ", named), text -> {
            SignatureAlgorithms.named(named);
            return named;
        });
    }

    private Set<String> types(boolean entra) {
        Set<String> named = values.words(prefix + "TOKEN_TYPES");
        if (!named.isEmpty()) {
            return named;
        }
        // Entra ID marks every token JWT, so the alias would be of no use without it.
        return entra ? Set.of(IssuerSettings.ACCESS_TOKEN, "JWT") : Set.of(IssuerSettings.ACCESS_TOKEN);
    }

    private Optional<IntrospectionSettings> introspection() {
        Optional<URI> endpoint = values.url(prefix + "INTROSPECTION_URL");
        boolean byMetadata = values.flag(prefix + "INTROSPECTION");
        if (endpoint.isEmpty() && !byMetadata) {
            return Optional.empty();
        }
        Optional<String> id = credential("CLIENT_ID");
        Optional<String> secret = credential("CLIENT_SECRET");
        if (id.isEmpty() || secret.isEmpty()) {
            values.problem(prefix + "INTROSPECTION", "needs " + prefix + "CLIENT_ID and " + prefix + "CLIENT_SECRET");
            return Optional.empty();
        }
        if (endpoint.isEmpty() && values.text(prefix + "JWKS_URI").isPresent()) {
            values.problem(
                    prefix + "INTROSPECTION",
                    "needs " + prefix + "INTROSPECTION_URL beside " + prefix
                            + "JWKS_URI, with which no metadata is read");
        }
        return Optional.of(new IntrospectionSettings(endpoint, id.get(), new Secret(secret.get())));
    }

    private Optional<String> credential(String name) {
        return first ? values.text(prefix + name, "ENTRA_" + name) : values.text(prefix + name);
    }
}
